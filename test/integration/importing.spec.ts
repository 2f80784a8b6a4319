import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { importCase, type ImportProgress } from '@acta/application';
import { parseCaseFile } from '../../apps/cli/src/parse-case-file.js';
import { openTestRegister, type TestRegister } from '../support/register.js';

let register: TestRegister;
beforeEach(async () => {
  register = await openTestRegister();
});
afterEach(() => register.close());

const importText = (name: string, commands: string): Promise<ImportProgress> =>
  importCase(parseCaseFile(`acta: case/1\ncase: ${name}\ncommands:\n${commands}`), {
    actor: '01890a5d-ac96-774b-bcce-b302099a8057',
    record: (request) => register.recorder.record(request),
  });

const first = `
  - do: parties/nato/register
    data: { name: NATO, kind: alliance }
  - do: parties/belgium/register
    data: { name: Belgium, kind: state, country: BE }
  - do: sources/report/register
    data: { published: '2017-11-07', language: en }
  - do: missions/support/open
    data: { name: Support, lead: nato, theatre: Afghanistan }
    evidence: [{ source: report, paraphrase: There is such a mission., speaker: { name: Somebody, role: Spokesman } }]
`;

describe('a case that speaks of what another has registered', () => {
  beforeEach(() => importText('first', first));

  it('registers and opens it again, which records nothing', async () => {
    const head = await register.store.head();
    expect(await importText('second', first)).toMatchObject({ recorded: 0, repeated: 4, position: head });
    expect(await register.store.head()).toBe(head);
  });

  it('may say less of it than is on record', async () => {
    const less = `
  - do: missions/support/open
    data: { name: Support, lead: nato }
  - do: presence/support/belgium/observe
    data: { amount: { value: 62, basis: level, unit: personnel } }
`;
    expect(await importText('second', less)).toMatchObject({ recorded: 1, repeated: 1 });
  });

  it.each([
    ['another name', 'parties/nato/register', '{ data: { name: OTAN, kind: alliance } }', '/data/name'],
    [
      'a field that is not on record',
      'parties/nato/register',
      '{ data: { name: NATO, kind: alliance, members: [belgium] } }',
      '/data/members',
    ],
    [
      'another source',
      'missions/support/open',
      '{ data: { name: Support, lead: nato }, evidence: [{ source: report, paraphrase: Other words. }] }',
      '/evidence/0',
    ],
    [
      'a date',
      'parties/nato/register',
      "{ data: { name: NATO, kind: alliance }, occurred: '1949-04-04' }",
      '/occurred',
    ],
    [
      'a link',
      'parties/nato/register',
      '{ data: { name: NATO, kind: alliance }, links: [{ relation: same-as, to: parties/belgium }] }',
      '/links/0',
    ],
    ['a note', 'parties/nato/register', '{ data: { name: NATO, kind: alliance }, note: Of 1949. }', '/note'],
  ])('is refused where it says %s, with its line and what differs', async (_what, path, body, pointer) => {
    await expect(importText('second', `  - { do: ${path}, ${body.slice(1, -1)} }`)).rejects.toMatchObject({
      code: expect.stringMatching(/^already-/),
      message: expect.stringMatching(new RegExp(`^Line 4, .*${pointer}`)),
      errors: [{ pointer }],
      extensions: { line: 4 },
    });
  });

  it('stays importable when that was corrected later', async () => {
    await importText('second', first);
    const [nato] = (await register.record('parties/nato/rename', { data: { name: 'Alliance' } })).events;
    expect(nato).toMatchObject({ type: 'PartyRenamed' });
    const registration = await importText('third', first);
    expect(registration).toMatchObject({ recorded: 0 });
    await importText(
      'correction',
      `
  - key: nato
    do: parties/nato/register
    data: { name: NATO, kind: alliance }
  - do: events/@nato/correct
    data: { replace: { data: { name: North Atlantic Treaty Organization, kind: alliance } }, reason: Its full name }
`,
    );
    expect(await importText('second', first)).toMatchObject({ recorded: 0, repeated: 4 });
  });

  it('means by a key the event that is on record', async () => {
    const answer = await importText(
      'second',
      `
  - key: mission
    do: missions/support/open
    data: { name: Support, lead: nato }
  - do: events/@mission/dispute
    data: { reason: Its name is another }
`,
    );
    expect(answer).toMatchObject({ recorded: 1, repeated: 1 });
    const events = [];
    for await (const { type } of register.store.readStream('mission-support')) events.push(type);
    expect(events).toEqual(['MissionOpened', 'EventDisputed']);
  });

  it('is refused over HTTP, where nobody says that it may be on record', async () => {
    await expect(
      register.record('parties/nato/register', { data: { name: 'NATO', kind: 'alliance' } }),
    ).rejects.toMatchObject({ code: 'already-registered' });
  });
});

describe('a key', () => {
  const linking = (to: string) => `${first}
  - do: decisions/one/open
    data: { title: One, kind: personnel, contributor: belgium, mission: support }
  - do: decisions/other/open
    data: { title: Other, kind: personnel, contributor: belgium, mission: support }
  - do: decisions/one/record-request
    key: asked
    data: { by: nato, to: belgium, amount: { basis: increase, unit: personnel } }
  - do: decisions/other/link
    data: { relation: answers, to: '${to}' }
`;

  it('stands for an event in the data of a link too', async () => {
    expect(await importText('first', linking('@asked'))).toMatchObject({ recorded: 8 });
  });

  it('that no command has is refused before anything is recorded', async () => {
    await expect(importText('first', linking('@nobody'))).rejects.toMatchObject({
      code: 'case-key-unknown',
      message: expect.stringMatching(/^Line \d+, decisions\/other\/link: "@nobody" stands for nothing: no command/),
    });
    expect(await register.store.head()).toBe(0n);
  });

  it('that a command has which comes later is told as that', async () => {
    const [before = '', after = ''] = linking('@later').split('  - do: decisions/one/record-request');
    const [request = '', link = ''] = after.split('  - do: decisions/other/link');
    const text = `${before}  - do: decisions/other/link${link}  - do: decisions/one/record-request${request.replace('asked', 'later')}`;
    await expect(importText('first', text)).rejects.toMatchObject({
      code: 'case-key-unknown',
      message: expect.stringContaining('"@later" stands for nothing: the command with that key comes later'),
    });
  });

  it('and a number that is none are told with their line', async () => {
    const text = linking('@asked').replace('basis: increase', 'value: .inf, basis: increase');
    await expect(importText('first', text)).rejects.toMatchObject({
      message: expect.stringMatching(/^Line \d+, decisions\/one\/record-request: /),
    });
  });
});
