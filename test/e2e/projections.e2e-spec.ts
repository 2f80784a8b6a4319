import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importCase } from '@acta/application';
import { v7 as uuid } from 'uuid';
import { operationAnswers } from '../../apps/server/src/openapi/operation.js';
import { parseCaseFile } from '../../apps/cli/src/parse-case-file.js';
import { startTestServer, type Answer, type TestServer } from '../support/http-server.js';

const EXAMPLE = new URL('../../examples/resolute-support-2017.yaml', import.meta.url);
const NAMES = ['party', 'body', 'source', 'mission', 'session', 'decision', 'presence', 'event_index'];

let server: TestServer;

const admin = (path: string, body: unknown = {}) => server.post(`/v1/admin/projections/${path}`, body);
const standing = async (name: string) => {
  const { body } = await server.get('/v1/admin/projections');
  return body.items.find((item: { name: string }) => item.name === name);
};
const parked = async (path = '') => (await server.get(`/v1/admin/projections${path}/parked`)).body.items;
/** That an answer has the shape that the document says. */
const expectShape = (shape: keyof typeof operationAnswers, answer: unknown) =>
  expect(operationAnswers[shape].safeParse(answer).error).toBeUndefined();
const register = (id: string) => server.post(`/v1/parties/${id}/register`, { data: { name: id, kind: 'state' } });
const head = () => server.acta.adapters.store.head();
const shown = async (names?: readonly string[]) =>
  server.acta.adapters.projections.waitFor(await head(), { timeoutMs: 20_000, names });

/** Looks again until it is as expected; what never is so ends in the test's own time-out. */
async function until<T>(look: () => Promise<T>, expected: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (expected(seen)) return seen;
    await delay(50);
  }
}

beforeAll(async () => {
  server = await startTestServer();
  const file = parseCaseFile(await readFile(EXAMPLE, 'utf8'));
  await importCase(file, {
    actor: await server.acta.operator(),
    record: (request) => server.acta.record(request),
  });
  await shown();
});
afterAll(() => server.close());

describe('the status', () => {
  it('says of every projection where it stands', async () => {
    const { status, body } = await server.get('/v1/admin/projections');
    const position = String(await head());
    expect(status).toBe(200);
    expectShape('projections', body);
    expect(body.items).toEqual(
      NAMES.map((name) =>
        expect.objectContaining({
          name,
          position,
          head: position,
          lag: { events: '0', seconds: 0 },
          paused: false,
          attended: true,
          parked: 0,
          rebuild: null,
          lastRebuild: null,
        }),
      ),
    );
  });

  it('is for administrators', async () => {
    const token = await server.acta.identity.tokens.issue('a clerk', 'recorder');
    const clerk = { Authorization: `Bearer ${token}` };
    const refused = { status: 403, body: { code: 'role-insufficient' } };
    expect(await server.get('/v1/admin/projections', clerk)).toMatchObject(refused);
    expect(await server.post('/v1/admin/projections/party/pause', {}, clerk)).toMatchObject(refused);
  });

  it.each(['rebuild', 'abandon-rebuild', 'switch-back', 'pause', 'resume', 'retry'])(
    '%s of what is no projection is not found',
    async (what) => {
      expect(await admin(`planet/${what}`)).toMatchObject({ status: 404, body: { code: 'projection-unknown' } });
    },
  );
});

describe('pausing', () => {
  it('lets a projection fall behind and the others go on, until it is resumed', async () => {
    const before = await head();
    expect(await admin('party/pause')).toMatchObject({ status: 200, body: { name: 'party', paused: true } });
    await register('pauseland');
    await register('stopland');
    await shown(['body', 'event_index']);
    expect(await standing('party')).toMatchObject({ position: String(before), lag: { events: '2' }, attended: false });
    expect((await standing('party')).lag.seconds).toBeGreaterThan(0);

    expect(await admin('party/resume')).toMatchObject({ status: 200, body: { paused: false } });
    await shown();
    expect(await standing('party')).toMatchObject({ lag: { events: '0' }, attended: true });
    expect((await server.get('/v1/parties/stopland')).status).toBe(200);
  });
});

describe('rebuilding', () => {
  const question = '/v1/deployment?mission=resolute-support&validAt=2017-11-10';
  const end = (name: string) =>
    until(
      () => standing(name),
      ({ rebuild, lastRebuild }) => rebuild === null && lastRebuild !== null,
    );

  it('puts another generation in the place of the live one, with the same answers; switching back undoes it', async () => {
    const { generation } = await standing('decision');
    const { body: answer } = await server.get(question);

    expect(await admin('decision/rebuild')).toMatchObject({ status: 202, body: { name: 'decision' } });
    const rebuilt = await end('decision');
    expect(rebuilt).toMatchObject({
      previousGeneration: generation,
      lastRebuild: { result: { tookOver: true, comparison: { same: true } } },
    });
    expect(rebuilt.generation).toBeGreaterThan(generation);
    expectShape('projection', rebuilt);
    expect((await server.get(question)).body).toEqual(answer);

    expect(await admin('decision/switch-back')).toMatchObject({
      status: 200,
      body: { generation, previousGeneration: rebuilt.generation },
    });
    expect((await server.get(question)).body).toEqual(answer);
  });

  it('has nothing to go back to before the first one', async () => {
    expect(await admin('presence/switch-back')).toMatchObject({
      status: 422,
      body: { code: 'no-previous-generation' },
    });
  });

  it('goes on once at a time, shows how far it is, and can be given up', async () => {
    const { generation } = await standing('decision');
    expect((await admin('decision/rebuild', { eventsPerSecond: 1 })).status).toBe(202);
    const running = await standing('decision');
    expectShape('projection', running);
    expect(running.rebuild).toMatchObject({ phase: 'copying', attended: true, eventsTotal: expect.any(Number) });
    expect(running.rebuild.eventsDone).toBeLessThan(running.rebuild.eventsTotal);
    expect(await admin('decision/rebuild')).toMatchObject({ status: 409, body: { code: 'rebuild-in-progress' } });

    expect(await admin('decision/abandon-rebuild')).toMatchObject({ status: 200, body: { generation, rebuild: null } });
    const given = await until(
      () => standing('decision'),
      ({ lastRebuild }) => lastRebuild.error !== undefined,
    );
    expect(given).toMatchObject({ generation, rebuild: null });
    expect(await admin('decision/abandon-rebuild')).toMatchObject({ status: 404, body: { code: 'no-rebuild' } });
  });

  it.each([
    [{ takeOver: 'perhaps' }, '/takeOver'],
    [{ eventsPerSecond: 0 }, '/eventsPerSecond'],
    [{ faster: true }, '/faster'],
  ])('is refused with %j', async (body, pointer) => {
    expect(await admin('decision/rebuild', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid-body', errors: [{ pointer }] },
    });
  });
});

describe('an event that cannot be applied', () => {
  const STREAM = 'decision-be-reinforcement-2017';
  const decisions = async (): Promise<Answer['body']> => (await server.get('/v1/decisions')).body;
  let position: bigint;

  beforeAll(async () => {
    const id = uuid();
    const metadata = { actor: await server.acta.operator(), commandId: id, requestHash: '0'.repeat(64) };
    const event = { id, type: 'DecisionPainted', schema: 1, data: { data: { colour: 'red' } }, metadata };
    ({ position } = await server.acta.adapters.store.append([{ stream: STREAM, expected: 'any', events: [event] }]));
    await shown();
  });

  it('parks its stream alone, and answers say that they are incomplete', async () => {
    await server.post('/v1/decisions/be-other-2017/open', {
      data: { title: 'Other', kind: 'funds', contributor: 'belgium' },
    });
    const { items, incomplete } = await decisions();
    expect(incomplete).toEqual([STREAM]);
    for (const accept of ['application/json', 'text/csv', 'application/x-ndjson']) {
      const { headers } = await server.get('/v1/decisions', { accept });
      expect(headers.get('acta-incomplete')).toBe(STREAM);
    }
    expect(items.map(({ id }: { id: string }) => id)).toContain('be-other-2017');
    expect(await standing('decision')).toMatchObject({ parked: 1, lag: { events: '0' } });
    expect(await standing('party')).toMatchObject({ parked: 0 });
    const found = { stream: STREAM, position: String(position), error: expect.stringContaining('DecisionPainted') };
    expect(await parked()).toMatchObject([
      { ...found, projection: 'decision', attempts: 1 },
      { ...found, projection: 'event_index' },
    ]);
    expectShape('parked', { items: await parked() });
    expect(await parked('/decision')).toHaveLength(1);
    expect(await parked('/party')).toEqual([]);
  });

  it('is tried again when asked', async () => {
    expect(await admin('decision/retry', { stream: STREAM })).toMatchObject({ status: 202, body: { retried: 1 } });
    const [again] = await until(
      () => parked('/decision'),
      ([one]) => one.attempts > 1,
    );
    expect(again).toMatchObject({ stream: STREAM, attempts: 2 });
    expectShape('retried', (await admin('party/retry')).body);
    expect(await admin('party/retry')).toMatchObject({ status: 202, body: { retried: 0 } });
    expect(await admin('party/retry', { stream: STREAM })).toMatchObject({ status: 404, body: { code: 'not-parked' } });
  });

  it.each([
    ['another stream', { stream: 'decision-x' }, 404, 'not-parked'],
    ['what comes before it', { upTo: '1' }, 404, 'not-parked'],
    ['what is not recorded yet', { upTo: '999999' }, 400, 'position-not-recorded'],
    ['no reason', { reason: ' ' }, 400, 'invalid-body'],
  ])('is not skipped with %s, and nothing is recorded', async (_what, given, status, code) => {
    const before = await head();
    const skip = { stream: STREAM, upTo: String(position), reason: 'Recorded by mistake', ...given };
    expect(await admin('decision/skip', skip)).toMatchObject({ status, body: { code } });
    expect(await head()).toBe(before);
  });

  it('is skipped by an event of the log, and answers go on saying that they are incomplete', async () => {
    const skip = { stream: STREAM, upTo: String(position), reason: 'Recorded by mistake' };
    const answer = await admin('decision/skip', skip);
    expect(answer).toMatchObject({
      status: 202,
      body: { stream: 'projection-decision', version: 1, events: [{ type: 'StreamSkipped' }] },
    });
    expectShape('skipped', answer.body);
    expect(answer.headers.get('acta-position')).toBe(answer.body.position);
    await admin('event_index/skip', skip);
    await until(parked, (all) => all.length === 0);

    const { incomplete } = await decisions();
    expect(incomplete).toEqual([STREAM]);
    expect((await server.get('/v1/decisions/be-reinforcement-2017')).status).toBe(200);
    const { body: log } = await server.get('/v1/audit/events?type=StreamSkipped&q=mistake&order=oldest');
    expect(log.items).toMatchObject([
      {
        stream: 'projection-decision',
        actor: { name: 'administrator' },
        data: { ...skip, from: String(position), version: expect.any(Number) },
      },
      { stream: 'projection-event_index' },
    ]);
  });

  it('stays skipped in a rebuild', async () => {
    await admin('decision/rebuild');
    await until(
      () => standing('decision'),
      ({ rebuild, lastRebuild }) => rebuild === null && lastRebuild.result?.tookOver,
    );
    expect(await standing('decision')).toMatchObject({
      parked: 0,
      lastRebuild: { result: { comparison: { same: true } } },
    });
    expect((await decisions()).incomplete).toEqual([STREAM]);
  });

  it('is a matter of record: a skip can be disputed, and not retracted', async () => {
    const { body } = await server.get('/v1/audit/events?type=StreamSkipped');
    const [{ id }] = body.items;
    const reason = { data: { reason: 'It was no mistake' } };
    expect(await server.post(`/v1/events/${id}/retract`, reason)).toMatchObject({
      status: 422,
      body: { code: 'not-correctable' },
    });
    expect((await server.post(`/v1/events/${id}/dispute`, reason)).status).toBe(201);
    await shown();
    expect(await parked()).toEqual([]);
  });
});
