import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const belgium = { data: { name: 'Belgium', kind: 'state', country: 'BE' } };

describe('recording over HTTP', () => {
  it('answers 201 with the stream, its version as ETag, and the position', async () => {
    const answer = await server.post('/v1/parties/belgium/register', belgium);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        stream: 'party-belgium',
        version: 1,
        position: '1',
        events: [{ type: 'PartyRegistered', position: '1' }],
      },
    });
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('acta-position')).toBe('1');
  });

  it('makes the id where it is asked to', async () => {
    const answer = await server.post('/v1/parties/new/register', { data: { name: 'France', kind: 'state' } });
    expect(answer.status).toBe(201);
    expect(answer.body.stream).toMatch(/^party-[0-9a-f-]{36}$/);
  });

  it('decides a dry run and records nothing', async () => {
    const head = await server.acta.adapters.store.head();
    const answer = await server.post('/v1/parties/nowhere/register?dryRun=true', belgium);
    expect(answer).toMatchObject({ status: 200, body: { stream: 'party-nowhere', events: [{ position: null }] } });
    expect(answer.headers.get('etag')).toBeNull();
    expect(await server.acta.adapters.store.head()).toBe(head);
  });

  it('answers a repeated key as the first time, and refuses it with another body', async () => {
    const key = { 'Idempotency-Key': 'rename-1' };
    const first = await server.post('/v1/parties/belgium/rename', { data: { name: 'Kingdom of Belgium' } }, key);
    const again = await server.post('/v1/parties/belgium/rename', { data: { name: 'Kingdom of Belgium' } }, key);
    const other = await server.post('/v1/parties/belgium/rename', { data: { name: 'Belgique' } }, key);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('answers 412 when the stream has moved on', async () => {
    const answer = await server.post('/v1/parties/belgium/rename', { data: { name: 'B' } }, { 'If-Match': '"1"' });
    expect(answer).toMatchObject({ status: 412, body: { code: 'stream-moved-on', expected: 1, actual: 2 } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('etag')).toBeNull();
  });

  it('takes If-Match: * of what is there, and answers 412 where nothing is', async () => {
    const any = { 'If-Match': '*' };
    const registered = { data: { name: 'Nowhere', kind: 'state' } };
    const nothing = await server.post('/v1/parties/nowhere/register', registered, any);
    expect(nothing).toMatchObject({ status: 412, body: { code: 'stream-moved-on', actual: 0 } });
    const renamed = { data: { name: 'Kingdom of Belgium' } };
    expect(await server.post('/v1/parties/belgium/rename?dryRun=true', renamed, any)).toMatchObject({ status: 200 });
  });
});

it('says of a body that is named as a party whose it is', async () => {
  await server.post('/v1/parties/nl/register', { data: { name: 'Netherlands', kind: 'state' } });
  await server.post('/v1/bodies/nl-kabinet/register', { data: { name: 'Kabinet', party: 'nl' } });
  const data = { title: 'More', kind: 'personnel', contributor: 'nl-kabinet' };
  const message = 'There is no party "nl-kabinet" on record. "nl-kabinet" is a body of nl: give the party.';
  expect(await server.post('/v1/decisions/more/open', { data })).toMatchObject({
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/data/contributor', message }] },
  });
});

describe('what cannot be recorded', () => {
  const latin1 = Buffer.from('{"data":{"name":"Orl\u00e9ans","kind":"state"}}', 'latin1');
  const refusals: readonly [string, string, unknown, number, string, string | undefined][] = [
    ['JSON that is none', '/v1/parties/x-land/register', '{', 400, 'malformed-json', ''],
    ['an encoding that is not UTF-8', '/v1/parties/x-land/register', latin1, 400, 'not-utf-8', ''],
    ['a missing name', '/v1/parties/x-land/register', { data: { kind: 'state' } }, 400, 'invalid-body', '/data/name'],
    [
      'a kind that is none',
      '/v1/parties/x-land/register',
      { data: { name: 'X', kind: 'city' } },
      400,
      'invalid-body',
      '/data/kind',
    ],
    [
      'an unknown field',
      '/v1/parties/x-land/register',
      { data: { name: 'X', kind: 'state', colour: 'red' } },
      400,
      'invalid-body',
      '/data/colour',
    ],
    ['a body that is a list', '/v1/parties/x-land/register', [], 400, 'invalid-body', ''],
    [
      'a party that is not on record',
      '/v1/bodies/council/register',
      { data: { name: 'C', party: 'atlantis' } },
      422,
      'unknown-reference',
      '/data/party',
    ],
    [
      'a quote without source',
      '/v1/parties/x-land/register',
      { ...belgium, evidence: [{ quote: 'so it is' }] },
      400,
      'invalid-body',
      '/evidence/0/source',
    ],
    [
      'a date that cannot be',
      '/v1/parties/x-land/register',
      { ...belgium, occurred: { edtf: '2017-13' } },
      400,
      'invalid-body',
      '/occurred/edtf',
    ],
    [
      'an end before its beginning',
      '/v1/parties/x-land/register',
      { ...belgium, occurred: { edtf: '2017', earliest: '2017-05-01', latest: '2017-04-01' } },
      400,
      'invalid-body',
      '/occurred/latest',
    ],
    ['a second registration', '/v1/parties/belgium/register', belgium, 422, 'already-registered', undefined],
    ['a body that is too large', '/v1/parties/x-land/register', `"${'x'.repeat(6e6)}"`, 413, 'bad-body', undefined],
    ['an id in capitals', '/v1/parties/BE/register', belgium, 400, 'invalid-id', ''],
    ['a collection that is none', '/v1/ships/one/open', {}, 404, 'unknown-collection', undefined],
    ['a command that is none', '/v1/parties/belgium/sink', {}, 404, 'unknown-command', undefined],
  ];

  it.each(refusals)('%s', async (_what, path, body, status, code, pointer) => {
    const head = await server.acta.adapters.store.head();
    const answer = await server.post(path, body);
    expect(answer).toMatchObject({
      status,
      body: { status, code, title: expect.any(String), detail: expect.any(String) },
    });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    if (pointer !== undefined)
      expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await server.acta.adapters.store.head()).toBe(head);
  });
});

describe('a body that is not sent as JSON', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded'])('is refused: %s', async (type) => {
    const answer = await server.post('/v1/parties/x-land/register', belgium, { 'Content-Type': type });
    expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    expect(answer.body.detail).toContain('application/json');
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON'])('is read: %s', async (type) => {
    const answer = await server.post('/v1/parties/x-land/register?dryRun=true', belgium, { 'Content-Type': type });
    expect(answer.status).toBe(200);
  });

  it('may be left out', async () => {
    const { status, body } = await server.post('/v1/parties/x-land/register', '', { 'Content-Type': 'text/plain' });
    expect([status, body.code]).toEqual([400, 'invalid-body']);
  });
});

describe('a parameter that is not what it should be', () => {
  it.each(['dryRun=1', 'dryRun=True', 'dryrun=true', 'dryRun=', 'dryRun=true&dryRun=true'])(
    '%s records nothing',
    async (query) => {
      const head = await server.acta.adapters.store.head();
      const answer = await server.post(`/v1/parties/z-land/register?${query}`, belgium);
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'invalid-query', errors: [{ pointer: expect.stringMatching(/dry/i) }] },
      });
      expect(await server.acta.adapters.store.head()).toBe(head);
    },
  );

  it.each([
    'deployment?validAt=0000-01-01',
    'deployment?knownAt=0000-01-01T00:00:00Z',
    'audit/events?recordedFrom=0000-01-01',
    'audit/events?validFrom=0000-01-01',
    'audit/events?q=%00',
    'decisions/%00/history',
    'parties/%ZZ',
  ])('%s is refused', async (question) => {
    expect((await server.get(`/v1/${question}`)).status).toBe(400);
  });
});

describe('what is wrong with a parameter', () => {
  it.each([
    ['deployment?knownAt=-1', 'is to be a position, an instant (RFC 3339) or a day'],
    ['deployment?validAt=2017-13-01', 'is to be a day, such as 2017-11-07'],
    ['approvals?limit=x', 'is to be a number'],
    ['deployment?validAt=2017-11-07&validAt=2017-11-08', 'is given more than once'],
    ['audit/events?actor=administrator', 'is to be the id of a person as in "actor" of an event, which is a UUID'],
    ['audit/events?recordedFrom=soon', 'is to be an instant (RFC 3339) or a day'],
    ['audit/events?validFrom=2017-11-08&validTo=2017-11-07', 'is before validFrom: 2017-11-07, and 2017-11-08'],
    ['audit/explain?figure=present', 'is missing: name a mission, a party, or both'],
    ['audit/explain?mission=x&figure=present&knownAt=99999', expect.stringMatching(/^is a position that the log has/)],
    ['audit/aware', 'is missing: name either a body or a party'],
  ])('is said once, in words: %s', async (question, message) => {
    const { body } = await server.get(`/v1/${question}`);
    expect(body.errors.map((error: { message: string }) => error.message)).toEqual([message]);
  });
});

describe('who may', () => {
  it('nobody without a token, but for health and the documents', async () => {
    const bare = { Authorization: '' };
    expect(await server.get('/v1/deployment', bare)).toMatchObject({ status: 401, body: { code: 'token-missing' } });
    expect((await server.get('/health/live', bare)).status).toBe(200);
    expect((await server.get('/health/ready', bare)).status).toBe(200);
    expect((await server.get('/openapi.json', bare)).status).toBe(200);
    expect((await server.get('/reference', bare)).status).toBe(200);
  });

  it('a token that is not known is refused, and how to send one is said', async () => {
    const answer = await server.get('/v1/deployment', { Authorization: 'Bearer wrong' });
    expect(answer).toMatchObject({ status: 401, body: { code: 'token-unknown' } });
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('a reader asks and does not record', async () => {
    const token = await server.acta.identity.tokens.issue('a reader', 'reader');
    const reader = { Authorization: `Bearer ${token}` };
    expect((await server.get('/v1/deployment', reader)).status).toBe(200);
    const answer = await server.post('/v1/parties/y-land/register', belgium, reader);
    expect(answer).toMatchObject({ status: 403, body: { code: 'role-insufficient' } });
  });
});
