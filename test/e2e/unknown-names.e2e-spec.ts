import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDemonstration } from '../support/demonstration.js';
import type { TestServer } from '../support/http-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startDemonstration();
});
afterAll(() => server.close());

describe('what a question names and is not on record', () => {
  it.each([
    ['deployment?party=narnia', 'party'],
    ['deployment?mission=resolute-suport&party=belgium', 'mission'],
    ['approvals?body=be-council', 'body'],
    ['approvals?decision=be-reinforcement', 'decision'],
    ['decisions?party=narnia', 'party'],
    ['sessions?body=be-council', 'body'],
    ['sessions?decision=be-reinforcement', 'decision'],
    ['sessions.ics?body=be-council', 'body'],
    ['findings?mission=resolute-suport', 'mission'],
    ['claims?party=narnia', 'party'],
    ['pledges?mission=resolute-suport', 'mission'],
    ['search?q=troops&source=press', 'source'],
    ['audit/events?session=be-council-2017', 'session'],
    ['audit/events?stream=decision-be-reinforcement', 'stream'],
    ['audit/diff?mission=resolute-suport&fromKnownAt=3', 'mission'],
    ['audit/explain?mission=resolute-support&party=narnia&figure=present', 'party'],
    ['audit/corrections?party=narnia', 'party'],
    ['audit/aware?body=be-council', 'body'],
  ])('is said: %s', async (path, parameter) => {
    const { status, body } = await server.get(`/v1/${path}`);
    expect([status, body.code]).toEqual([404, `unknown-${parameter}`]);
    expect(body.errors).toEqual([{ pointer: `/${parameter}`, message: expect.stringContaining('is not on record') }]);
  });

  it('is said for each parameter', async () => {
    const { body } = await server.get('/v1/deployment?mission=oz&party=narnia');
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/party', '/mission']);
  });

  it('is said in a question of what is supposed, unless it is supposed', async () => {
    const ask = { deployment: { party: 'narnia' } };
    const supposed = (id: string) => [{ do: `parties/${id}/register`, data: { name: 'Narnia', kind: 'state' } }];
    expect(await server.post('/v1/what-if', { commands: supposed('oz'), ask })).toMatchObject({
      status: 404,
      body: { code: 'unknown-party', errors: [{ pointer: '/ask/party' }] },
    });
    expect(await server.post('/v1/what-if', { commands: supposed('narnia'), ask })).toMatchObject({ status: 200 });
  });
});

describe('what was recorded later than is asked', () => {
  it('is said to be on record since', async () => {
    const { status, body } = await server.get('/v1/deployment?party=belgium&knownAt=0');
    expect([status, body.code]).toEqual([404, 'unknown-party']);
    expect(body.detail).toMatch(
      /^The party "belgium" was not on record at position 0: it is from position \d+ on, recorded at 20\d\d-.*Z\.$/,
    );
  });

  it('is a difference where one of two states knows it', async () =>
    expect((await server.get('/v1/audit/diff?party=belgium&fromKnownAt=0&validAt=2017-11-07')).body.items).not.toEqual(
      [],
    ));

  it('has nothing as published before anything was', async () =>
    expect(await server.get('/v1/deployment?party=belgium&basis=published&knownAt=2000-01-01')).toMatchObject({
      status: 200,
      body: { items: [] },
    }));
});
