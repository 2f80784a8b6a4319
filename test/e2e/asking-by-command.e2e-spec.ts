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

  it('shows one event with its evidence', async () => {
    const { body } = await server.get('/v1/audit/events?type=StudyOpened');
    expect(await acta('event', body.items[0].id)).toContain('Laurence Mortier');
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
      message: expect.stringContaining('--valid-at'),
    });
  });
});
