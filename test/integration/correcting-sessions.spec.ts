import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestServer, type Answer, type TestServer } from '../support/http-server.js';

let server: TestServer;
let session: string;
let awaited: string;

const post = (path: string, data: object): Promise<Answer> => server.post(`/v1/${path}`, { data });
const record = async (path: string, data: object): Promise<string> => {
  const { status, body } = await post(path, data);
  expect({ path, status, code: body.code }).toEqual({ path, status: 201, code: undefined });
  return body.events[0].id;
};
const reason = 'It was entered at the wrong body';
const ofStaff = { replace: { data: { body: 'staff', date: '2017-11-09' } }, reason };
const atSession = { body: 'council', session: 'november' };
const replacing = (data: object) => ({ replace: { data }, reason });
const refused = {
  status: 422,
  body: { code: 'session-of-another-body', errors: [{ pointer: '/data/replace/data/body' }] },
};

beforeAll(async () => {
  server = await startTestServer();
  await record('parties/belgium/register', { name: 'Belgium', kind: 'state' });
  await record('bodies/council/register', { name: 'Council of Ministers', party: 'belgium' });
  await record('bodies/staff/register', { name: 'General Staff', party: 'belgium' });
  session = await record('sessions/november/schedule', { body: 'council', date: '2017-11-09' });
  await record('decisions/more/open', { title: 'More', kind: 'personnel', contributor: 'belgium' });
  awaited = await record('decisions/more/await-approval', { body: 'council' });
});
afterAll(() => server.close());

it('gives a session to another body only when no approval is left at it', async () => {
  await record(`events/${awaited}/correct`, replacing(atSession));
  const head = await server.acta.adapters.store.head();
  const refusal = await post(`events/${session}/correct`, ofStaff);
  expect(refusal).toMatchObject(refused);
  expect(refusal.body.detail).toContain(`the event ${awaited} in decision-more`);
  expect(await server.acta.adapters.store.head()).toBe(head);

  await record(`events/${awaited}/correct`, replacing({ body: 'council' }));
  await record(`events/${session}/correct`, ofStaff);
  await record(`events/${awaited}/correct`, replacing({ body: 'staff', session: 'november' }));
});

it('heeds approvals that are supposed', async () => {
  await record('sessions/december/schedule', { body: 'council', date: '2017-12-07' });
  const later = { body: 'council', session: 'december' };
  const supposing = (...more: readonly object[]): Promise<Answer> =>
    server.post('/v1/what-if', {
      commands: [
        { do: 'sessions/january/schedule', data: { body: 'council', date: '2018-01-11' }, key: 'january' },
        ...more,
        { do: 'events/@january/correct', data: replacing({ body: 'staff', date: '2018-01-11' }) },
      ],
      ask: 'sessions',
    });
  expect(await supposing({ do: 'decisions/more/await-approval', data: later })).toMatchObject({ status: 200 });
  const there = { do: 'decisions/more/await-approval', data: { body: 'council', session: 'january' } };
  expect(await supposing(there)).toMatchObject({
    status: 422,
    body: { code: 'session-of-another-body', errors: [{ pointer: '/commands/2/data/replace/data/body' }] },
  });
});

it('can be scheduled anew instead, and its approvals corrected after it', async () => {
  const wrong = await record('sessions/spring/schedule', { body: 'council', date: '2018-03-01' });
  const approval = await record('decisions/more/await-approval', { body: 'council', session: 'spring' });
  const ofAnother = replacing({ body: 'staff', date: '2018-03-01' });
  expect(await post(`events/${wrong}/correct`, ofAnother)).toMatchObject(refused);
  await record(`events/${wrong}/retract`, { reason });
  const anew = await record('sessions/spring/schedule', { body: 'staff', date: '2018-03-01' });
  await record(`events/${approval}/correct`, replacing({ body: 'staff', session: 'spring' }));
  expect(await post(`events/${anew}/correct`, replacing({ body: 'council', date: '2018-03-01' }))).toMatchObject(
    refused,
  );
});
