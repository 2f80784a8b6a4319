import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http-server.js';

let server: TestServer;
const id = '00000000-0000-4000-8000-00000000abcd';

/** A register into which a newer version of Acta has recorded an event that this one does not know. */
beforeAll(async () => {
  server = await startTestServer();
  await server.post('/v1/parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  for (const file of ['touched', 'untouched']) {
    const data = { title: file, kind: 'personnel', contributor: 'belgium' };
    await server.post(`/v1/decisions/${file}/open`, { data });
  }
  const event = {
    id,
    type: 'DecisionEnvied',
    schema: 1,
    data: { data: { by: 'belgium' } },
    metadata: { actor: id, commandId: id, requestHash: '0'.repeat(64) },
  };
  await server.acta.adapters.store.append([{ stream: 'decision-touched', expected: 'any', events: [event] }]);
});
afterAll(() => server.close());

describe('a stream that a newer version has written to', () => {
  it.each([
    ['decisions/touched/close', { data: { outcome: 'lapsed' } }],
    [`events/${id}/retract`, { data: { reason: 'Unheard of' } }],
    ['decisions/untouched/link', { data: { relation: 'part-of', to: 'decisions/touched' } }],
  ])('takes no %s: what it would come to is not known', async (path, body) => {
    const head = await server.acta.adapters.store.head();
    const answer = await server.post(`/v1/${path}`, body);
    expect(answer).toMatchObject({
      status: 503,
      body: {
        code: 'event-type-unknown',
        stream: 'decision-touched',
        detail: expect.stringContaining('"DecisionEnvied" in decision-touched'),
      },
    });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(await server.acta.adapters.store.head()).toBe(head);
  });

  it('leaves other streams alone', async () => {
    const data = { by: 'belgium', amount: { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' } };
    expect((await server.post('/v1/decisions/untouched/make-commitment', { data })).status).toBe(201);
  });

  it.each([
    'decisions',
    'decisions/touched',
    'approvals',
    'findings',
    'deployment',
    'audit/events',
    'decisions/touched/history',
    'decisions?basis=published',
  ])('is told to be incomplete in answers: %s', async (question) =>
    expect(await server.get(`/v1/${question}`)).toMatchObject({
      status: 200,
      body: { incomplete: ['decision-touched'] },
    }),
  );

  it('has a history as far as it is understood', async () => {
    const { body } = await server.get('/v1/decisions/touched/history');
    expect(body.events).toMatchObject([{ type: 'DecisionOpened' }]);
  });

  it('has events that are there, and not understood', async () => {
    expect(await server.get(`/v1/events/${id}`)).toMatchObject({ status: 503, body: { code: 'event-type-unknown' } });
  });
});
