import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answers } from '../../apps/server/src/openapi/answers.js';
import { startTestServer, type TestServer } from '../support/http-server.js';
import { importExample } from '../support/import-example.js';

const BELGIUM = 'mission=resolute-support&party=belgium';

/** As it comes in JSON. */
type Item = Record<string, unknown>;

let server: TestServer;
/** The position before the report of 2018 was recorded. */
let before: string;

const grant = (occurred: string) => ({
  do: 'decisions/be-reinforcement-2017/grant-approval',
  data: { body: 'be-council-of-ministers', session: 'be-council-2017-11-09' },
  occurred,
});

const record = async (path: string, body: object) => {
  const answer = await server.post(`/v1/${path}`, body);
  expect([path, answer.status]).toEqual([path, 201]);
  return answer.body;
};

const ask = async (path: string) => {
  const { status, body } = await server.get(`/v1/${path}`);
  expect([path, status]).toEqual([path, 200]);
  return body;
};

/** The example, and a report that was published in 2018: 65 were there, and 20 more were promised. */
beforeAll(async () => {
  server = await startTestServer();
  const { position } = await importExample(server, 'resolute-support-2017');
  before = String(position);
  await record('sources/report-2018/register', { data: { published: '2018-02-01', language: 'en', title: 'Report' } });
  const evidence = [{ source: 'report-2018', paraphrase: 'The figures of the autumn were revised.' }];
  const { items } = await ask('audit/events?type=PresenceObserved');
  const amount = { value: 65, qualifier: 'exactly', basis: 'level', unit: 'personnel' };
  await record(`events/${items[0].id}/correct`, {
    data: { replace: { data: { amount } }, reason: 'Revised' },
    evidence,
  });
  const { items: made } = await ask('audit/events?type=CommitmentMade&party=belgium');
  await record(`events/${made[0].id}/dispute`, { data: { reason: 'The staff denies it' }, evidence });
});
afterAll(() => server.close());

describe('1: the state on a day, from sources published by then', () => {
  const present = async (times: string) =>
    (await ask(`deployment?${BELGIUM}&validAt=2017-11-07&${times}`)).items[0]?.present?.text;

  it('is what could be known then', async () => {
    expect(await present('basis=published&knownAt=2017-11-06')).toBeUndefined();
    expect(await present('basis=published&knownAt=2017-11-07')).toBe('62');
    expect(await present('basis=published&knownAt=2018-02-01')).toBe('65');
    expect(await present('')).toBe('65');
    expect(await present(`knownAt=${before}`)).toBe('62');
  });

  it('says of itself what it rests on', async () => {
    const body = await ask(`deployment?${BELGIUM}&validAt=2017-11-07&basis=published&knownAt=2017-11-07`);
    expect(body).toMatchObject({ validAt: '2017-11-07', knownAt: '2017-11-07', basis: 'published' });
    expect(answers.deployment.safeParse(body).error).toBeUndefined();
  });

  it('wants a day of publication', async () => {
    const { status, body } = await server.get('/v1/deployment?basis=published&knownAt=12');
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'invalid-query', '/knownAt']);
  });

  it('is asked of files and their history as well', async () => {
    const history = (times: string) => ask(`decisions/be-reinforcement-2017/history?${times}`);
    expect(
      (await history('basis=published&knownAt=2017-11-07')).events.map(({ type }: { type: string }) => type),
    ).not.toContain('EventDisputed');
    expect((await history('')).events.at(-1)).toMatchObject({ type: 'EventDisputed' });
  });
});

describe('2: what differs, and which event made the difference', () => {
  it('is the correction that cites a later source', async () => {
    const body = await ask(
      `audit/diff?${BELGIUM}&validAt=2017-11-07&fromBasis=published&fromKnownAt=2017-11-07&toBasis=recorded`,
    );
    expect(answers.diff.safeParse(body).error).toBeUndefined();
    const present = body.items.find(({ figure }: { figure: string }) => figure === 'present');
    expect(present).toMatchObject({
      from: { text: '62' },
      to: { text: '65' },
      because: [{ kind: 'event', as: 'known', type: 'EventCorrected', actor: { name: expect.any(String) } }],
    });
  });

  it('is the day alone, where nothing happened', async () => {
    const body = await ask(`audit/diff?${BELGIUM}&fromValidAt=2017-11-09&toValidAt=2017-11-10`);
    expect(body.items.map(({ figure, because }: Item) => [figure, because])).toEqual([
      ['approval', [{ kind: 'day', on: '2017-11-10' }]],
      ['finding', [{ kind: 'day', on: '2017-11-10' }]],
    ]);
  });
});

describe('6: a figure explained', () => {
  it('names who decides it, on which day, on whose proposal, on which sources', async () => {
    const body = await ask(`audit/explain?${BELGIUM}&figure=committed&validAt=2017-11-07`);
    expect(answers.explain.safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({
      value: { text: 'an increase of unspecified size' },
      facts: [
        {
          type: 'CommitmentMade',
          counted: true,
          disputed: true,
          evidence: [{ speaker: { name: 'Laurence Mortier' } }, {}],
        },
      ],
      decided: [{ body: 'be-council-of-ministers', status: 'pending', meeting: { date: { edtf: '2017-11-09' } } }],
      proposals: [{ what: 'commitment', by: 'belgium', to: 'nato' }],
      sources: [{ id: 'press-2017-11-07' }],
    });
  });

  it.each([
    ['mission=resolute-support&figure=ceiling', '/figure'],
    [`${BELGIUM}&figure=target`, '/figure'],
    [`${BELGIUM}&figure=weather`, '/figure'],
    ['figure=present', '/mission'],
  ])('is asked for by a name that there is: %s', async (query, pointer) => {
    const { status, body } = await server.get(`/v1/audit/explain?${query}`);
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('10: what was corrected after publication', () => {
  it('is told with who did so, and with the answers that it changes', async () => {
    const body = await ask('audit/corrections');
    expect(answers.corrections.safeParse(body).error).toBeUndefined();
    expect(body.items.map(({ type, reason }: Item) => [type, reason])).toEqual([
      ['EventDisputed', 'The staff denies it'],
      ['EventCorrected', 'Revised'],
    ]);
    expect(body.items[1].changes).toContainEqual(
      expect.objectContaining({
        ...{ mission: 'resolute-support', party: 'belgium', figure: 'present', from: '2017-11-07', until: null },
        before: expect.objectContaining({ text: '62' }),
        after: expect.objectContaining({ text: '65' }),
      }),
    );
  });

  it('is none by a day on which no correction was published', async () =>
    expect((await ask('audit/corrections?basis=published&knownAt=2017-12-01')).items).toEqual([]));
});

describe('what would follow', () => {
  const whatIf = (body: object) => server.post('/v1/what-if', body);

  it.each([
    'approvals?body=be-council-of-ministers&validAt=2017-11-10',
    'GET /v1/approvals?body=be-council-of-ministers&validAt=2017-11-10',
    { approvals: { body: 'be-council-of-ministers', validAt: '2017-11-10' } },
  ])('if the council approves on Thursday is told, and nothing is recorded: %j', async (question) => {
    const head = await server.acta.adapters.store.head();
    const { status, body } = await whatIf({ commands: [grant('2017-11-09')], ask: question });
    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ decision: 'be-reinforcement-2017', status: 'granted' }]);
    expect(body.supposed).toMatchObject([
      { stream: 'decision-be-reinforcement-2017', events: [{ type: 'ApprovalGranted' }] },
    ]);
    expect(answers.whatIf.safeParse(body).error).toBeUndefined();
    expect(await server.acta.adapters.store.head()).toBe(head);
    const { items } = await ask('approvals?body=be-council-of-ministers&validAt=2017-11-10');
    expect(items).toMatchObject([{ status: 'overdue' }]);
  });

  it('tells what is supposed to be claimed once', async () => {
    const amount = { value: 7, basis: 'level', unit: 'personnel' };
    const observed = { do: 'presence/resolute-support/belgium/observe', data: { amount }, occurred: '2018-01-05' };
    const { body } = await whatIf({ commands: [observed], ask: `claims?${BELGIUM}` });
    expect(body.items.filter((claim: { amount: { text: string } }) => claim.amount.text === '7')).toHaveLength(1);
  });

  it('names who is supposed to have said it, though nobody of that name is on record', async () => {
    const amount = { value: 7, basis: 'level', unit: 'personnel' };
    const speaker = { name: 'Somebody New', role: 'Minister' };
    const evidence = [{ source: 'press-2017-11-07', paraphrase: 'Seven.', speaker }];
    const path = 'presence/resolute-support/belgium/observe';
    const observed = { do: path, data: { amount }, occurred: '2018-01-05', evidence };
    const { status, body } = await whatIf({ commands: [observed, observed], ask: `claims?${BELGIUM}` });
    expect(status).toBe(200);
    const claims = body.items.filter((claim: { amount: { text: string } }) => claim.amount.text === '7');
    expect(JSON.stringify(claims)).toContain('Somebody New');
    const { rows } = await server.acta.pool.query('select from person where name = $1', [speaker.name]);
    expect(rows).toEqual([]);
  });

  it('rests on what was supposed before it, and on what is recorded', async () => {
    const amount = { value: 30, qualifier: 'exactly', basis: 'increase', unit: 'personnel' };
    const { body } = await whatIf({
      commands: [
        {
          do: 'decisions/supposed/open',
          data: { title: 'S', kind: 'personnel', contributor: 'belgium', mission: 'resolute-support' },
        },
        { do: 'decisions/supposed/make-commitment', key: 'm', data: { by: 'belgium', amount }, occurred: '2017-11-08' },
        { do: 'events/@m/correct', data: { replace: { occurred: '2017-11-09' }, reason: 'A day later' } },
      ],
      ask: `deployment?${BELGIUM}&validAt=2017-11-09`,
    });
    expect(body.items[0].committed).toMatchObject({ min: '31', max: null, unspecified: true });
  });

  it.each([
    [{ commands: [grant('2017-13')], ask: 'approvals' }, 400, '/commands/0/occurred'],
    [
      {
        commands: [grant('2017-11-09'), { do: 'decisions/nothing/close', data: { outcome: 'lapsed' } }],
        ask: 'approvals',
      },
      404,
      '/commands/1',
    ],
    [{ commands: [{ do: 'nothing' }], ask: 'approvals' }, 400, '/commands/0/do'],
    [{ commands: [{ do: 'events/@nobody/retract', data: { reason: 'x' } }], ask: 'approvals' }, 400, '/commands/0'],
    [{ commands: [grant('2017-11-09')], ask: 'approvals?body=a&body=b' }, 400, '/ask/body'],
    [{ commands: [grant('2017-11-09')], ask: 'weather' }, 400, '/ask'],
    [{ commands: [grant('2017-11-09')], ask: 'approvals?knownAt=3' }, 400, '/ask/knownAt'],
    [{ commands: [], ask: 'approvals' }, 400, '/commands'],
    [{ commands: [grant('2017-11-09')] }, 400, '/ask'],
  ])('is refused with a pointer to what is wrong: %j', async (body, status, pointer) => {
    const answer = await whatIf(body);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([status, expect.stringContaining(pointer)]);
  });
});
