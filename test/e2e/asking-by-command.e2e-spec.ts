import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { program } from '../../apps/cli/src/program.js';
import { startDemonstration } from '../support/demonstration.js';
import type { TestServer } from '../support/http-server.js';

let server: TestServer;
const environment = { ...process.env };

beforeAll(async () => {
  server = await startDemonstration();
  const { databaseUrl = '', dataDir } = server.acta.configuration;
  Object.assign(process.env, { DATABASE_URL: databaseUrl, ACTA_DATA_DIR: dataDir });
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  process.env = environment;
  await server.close();
});

/** What a command prints. */
async function acta(...words: readonly string[]): Promise<string> {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  await program().parseAsync(['node', 'acta', ...words]);
  const printed = write.mock.calls.map(([text]) => String(text)).join('');
  write.mockRestore();
  return printed;
}

const DAY = ['--valid-at', '2017-11-10'];

describe('a command that asks', () => {
  it.each([
    [
      ['approvals', ...DAY, '--status', 'overdue'],
      ['overdue', 'be-council-of-ministers', '9 November 2017'],
    ],
    [
      ['decisions', ...DAY, '--party', 'belgium'],
      ['personnel', 'be-reinforcement-2017', 'plan', 'be-plan-2018'],
    ],
    [
      ['findings', ...DAY, '--open', 'true'],
      ['approval-overdue', 'from 2017-11-10', 'be-reinforcement-2017'],
    ],
    [
      ['sessions', ...DAY],
      ['scheduled', '9 November 2017', 'be-plan-2018, be-reinforcement-2017'],
    ],
    [
      ['events', '--type', 'StudyOpened'],
      ['StudyOpened', 'decision-be-further-reinforcement-2017', '(command line)'],
    ],
    [
      ['search', 'réservistes or soldats or troop'],
      ['statement', 'press-2017-11-07', 'troops'],
    ],
    [['parties'], ['belgium', 'state', 'BE', 'Belgium']],
    [['bodies'], ['be-general-staff', 'belgium', 'studies']],
    [['sources'], ['press-2017-11-07', '2017-11-07', 'fr']],
    [['missions'], ['open', 'resolute-support', 'nato', 'Afghanistan']],
  ])('%j is answered in words', async (words, told) => {
    const printed = await acta(...words);
    for (const each of told) expect(printed).toContain(each);
  });

  it('answers as the route does with --json', async () => {
    const { body } = await server.get('/v1/approvals?validAt=2017-11-10&party=belgium');
    expect(JSON.parse(await acta('approvals', ...DAY, '--party', 'belgium', '--json'))).toEqual(body);
  });

  it('can be asked of other times', async () => {
    const then = ['--valid-at', '2017-11-10', '--known-at', '2017-11-06', '--basis', 'published'];
    expect(await acta('approvals', ...then)).toContain('None.');
  });

  it.each([
    ['state'],
    ['approvals'],
    ['pledges'],
    ['explain', '--mission', 'resolute-support', '--figure', 'present'],
    ['aware', '--party', 'belgium'],
    ['findings'],
  ])('says by when what it tells was published: %s', async (...words) => {
    const published = [...DAY, '--known-at', '2017-11-09', '--basis', 'published'];
    expect(await acta(...words, ...published)).toContain(', as published by Thursday, 9 November 2017');
  });

  it('shows one event with its evidence', async () => {
    const { body } = await server.get('/v1/audit/events?type=StudyOpened');
    expect(await acta('event', body.items[0].id)).toContain('Laurence Mortier');
  });

  it("tells a decision's history, and as far as it can have happened by a day", async () => {
    const history = ['history', 'be-reinforcement-2017'];
    expect(await acta(...history)).toContain('CommitmentMade');
    expect(await acta(...history, '--valid-at', '2017-06-20')).not.toContain('CommitmentMade');
  });

  it('writes the agenda as a calendar', async () => {
    const calendar = await acta('sessions', '--ics', '--body', 'be-council-of-ministers');
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n.*END:VCALENDAR\r\n$/s);
    expect(calendar).toContain('BEGIN:VEVENT');
  });

  it('names the option that cannot be read', async () => {
    const refused = program().parseAsync(['node', 'acta', 'approvals', '--valid-at', 'yesterday']);
    await expect(refused).rejects.toMatchObject({
      code: 'invalid-query',
      message: '--valid-at is to be a day, such as 2017-11-07.',
    });
  });
});

describe('what-if', () => {
  const grant = {
    do: 'decisions/be-reinforcement-2017/grant-approval',
    data: { body: 'be-council-of-ministers', session: 'be-council-2017-11-09' },
    occurred: '2017-11-09',
  };
  const ask = 'approvals?validAt=2017-11-10&party=belgium';
  let folder: string;
  const file = async (text: string): Promise<string> => {
    const path = join(folder, 'supposed');
    await writeFile(path, text);
    return path;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acta-what-if-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('answers as the route does, and records nothing', async () => {
    const head = await server.acta.adapters.store.head();
    const { body } = await server.post('/v1/what-if', { commands: [grant], ask });
    const path = await file(JSON.stringify({ commands: [grant], ask }));
    const answer = JSON.parse(await acta('what-if', path, '--json'));
    expect(answer.items).toEqual(body.items);
    expect(answer.supposed).toMatchObject([{ events: [{ type: 'ApprovalGranted' }] }]);
    expect(await server.acta.adapters.store.head()).toBe(head);
  });

  it.each([
    ['YAML', `commands:\n  - ${JSON.stringify(grant)}\nask: { deployment: { mission: resolute-support } }\n`],
    ['a case file', `acta: case/1\ncase: supposed\ncommands:\n  - ${JSON.stringify(grant)}\n`],
    ['a case file of lines', `{"acta":"case/1","case":"supposed"}\n${JSON.stringify(grant)}\n`],
  ])('takes %s, and another question beside it', async (_what, text) => {
    const printed = await acta('what-if', await file(text), '--ask', ask);
    expect(printed).toContain('ApprovalGranted in decision-be-reinforcement-2017');
    expect(printed).toMatch(/granted +be-council-of-ministers/);
  });

  it.each([
    ['without a question', JSON.stringify({ commands: [grant] }), 'invalid-body', '/ask'],
    ['with another question', JSON.stringify({ commands: [grant], ask: 'weather' }), 'invalid-query', 'audit/aware'],
    ['that is no YAML', 'commands: [', 'bad-case-file', 'cannot be read'],
  ])('refuses a file %s', async (_what, text, code, said) => {
    const refused = program().parseAsync(['node', 'acta', 'what-if', await file(text)]);
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining(said) });
  });
});
