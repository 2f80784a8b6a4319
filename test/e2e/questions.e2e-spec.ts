import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answers } from '../../apps/server/src/openapi/answers.js';
import { startDemonstration } from '../support/demonstration.js';
import type { TestServer } from '../support/http-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startDemonstration();
});
afterAll(() => server.close());

describe('what is answered', () => {
  it.each([
    ['claims', 'claims'],
    ['claims?mission=resolute-support&validAt=2017-07-15', 'claims'],
    ['claims?basis=published&knownAt=2017-11-07', 'claims'],
    ['pledges?validAt=2017-11-07', 'pledges'],
    ['pledges?validAt=2017-07-15&mission=resolute-support&limit=1', 'pledges'],
    ['audit/aware?party=belgium&validAt=2017-11-07', 'aware'],
    ['audit/aware?party=nato&validAt=2017-07-15', 'aware'],
    ['audit/aware?body=be-council-of-ministers&validAt=2017-11-07&basis=published&knownAt=2017-11-07', 'aware'],
  ] as const)('to %s has the shape that the document says', async (path, shape) => {
    const { status, body } = await server.get(`/v1/${path}`);
    expect(status).toBe(200);
    expect(answers[shape].safeParse(body).error).toBeUndefined();
  });
});

describe('a question that cannot be read', () => {
  it.each([
    ['claims?about=weather', '/about'],
    ['claims?from=2017-11-31', '/from'],
    ['claims?from=2017-11-08&to=2017-11-07', '/to'],
    ['claims?validAt=today', '/validAt'],
    ['claims?missions=resolute-support', '/missions'],
    ['claims?limit=0', '/limit'],
    ['claims?cursor=x', '/cursor'],
    ['pledges?kind=soldiers', '/kind'],
    ['pledges?missions=resolute-support', '/missions'],
    ['pledges?knownAt=99999', '/knownAt'],
    ['pledges?limit=many', '/limit'],
    ['audit/aware', '/body'],
    ['audit/aware?body=be-general-staff&party=belgium', '/party'],
    ['audit/aware?body=be-general-staff&basis=published&knownAt=35', '/knownAt'],
    ['audit/aware?body=be-general-staff&validAt=2017-02-29', '/validAt'],
    ['audit/diff?fromKnownAt=99999', '/fromKnownAt'],
    ['audit/diff?toKnownAt=99999', '/toKnownAt'],
    ['audit/diff?knownAt=99999', '/knownAt'],
    ['audit/diff?toBasis=published&toKnownAt=35', '/toKnownAt'],
    ['audit/events?type=Nonsense', '/type'],
    ['audit/events?validFrom=2017-11-08&validTo=2017-11-07', '/validTo'],
    ['audit/events?recordedFrom=2017-11-08&recordedTo=2017-11-07', '/recordedTo'],
    ['audit/events?recordedFrom=2017-11-07T12:00:00Z&recordedTo=2017-11-07T13:00:00%2B02:00', '/recordedTo'],
    ['audit/corrections?from=2017-11-08&to=2017-11-07T23:00:00Z', '/to'],
    ['sessions?from=2017-11-08&to=2017-11-07', '/to'],
    ['sessions.ics?from=2017-11-08&to=2017-11-07', '/to'],
    ['search?q=-harbour', '/q'],
    ['search?q=the%20-harbour', '/q'],
  ])('is refused: %s, by %s', async (path, pointer) => {
    const { status, body } = await server.get(`/v1/${path}`);
    expect(status).toBe(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});

describe('a span of one day', () => {
  it.each([
    'audit/events?validFrom=2017-11-08&validTo=2017-11-08',
    'audit/events?recordedFrom=2017-11-08T12:00:00Z&recordedTo=2017-11-08',
    'audit/corrections?from=2017-11-08&to=2017-11-08',
    'sessions?from=2017-11-08&to=2017-11-08',
  ])('is one: %s', async (path) => expect((await server.get(`/v1/${path}`)).status).toBe(200));
});

describe('the events of a stream', () => {
  const PRESENCE = 'presence-resolute-support.belgium';

  it.each([
    ['decisions/be-reinforcement-2017', 'decision-be-reinforcement-2017'],
    ['missions/resolute-support', 'mission-resolute-support'],
    ['bodies/be-council-of-ministers', 'body-be-council-of-ministers'],
    ['presence/resolute-support/belgium', PRESENCE],
    [PRESENCE, PRESENCE],
  ])('are found by it as it is written in a link too: %s', async (asked, stream) => {
    const { status, body } = await server.get(`/v1/audit/events?stream=${asked}`);
    expect(status).toBe(200);
    expect([...new Set(body.items.map((item: { stream: string }) => item.stream))]).toEqual([stream]);
  });
});

describe('the history of a file', () => {
  const history = async (times: string) =>
    (await server.get(`/v1/decisions/be-reinforcement-2017/history${times}`)).body;
  const types = ({ events }: { events: readonly { type: string }[] }) => events.map(({ type }) => type);

  it('has all that is on record of it, unless a day is named', async () => {
    const all = await history('');
    expect(all.validAt).toBeNull();
    expect(types(all)).toContain('CommitmentMade');
  });

  it('has what can have happened by a day, as the log has it', async () => {
    const early = await history('?validAt=2017-06-20');
    const { body } = await server.get(
      '/v1/audit/events?stream=decision-be-reinforcement-2017&validAt=2017-06-20&order=oldest',
    );
    expect(early.validAt).toBe('2017-06-20');
    expect(types(early)).not.toContain('CommitmentMade');
    expect(types(early)).toEqual(body.items.map(({ type }: { type: string }) => type));
    expect(types(await history('?validAt=2017-06-21'))).toContain('CommitmentMade');
  });
});

describe('claims', () => {
  it('name who said so, and in which role', async () => {
    const { body } = await server.get('/v1/claims?party=belgium&about=commitment');
    expect(body.items).toMatchObject([
      {
        amount: { min: '1', max: null, unspecified: true },
        source: { id: 'press-2017-11-07', published: { latest: '2017-11-07' } },
        speaker: { name: 'Laurence Mortier', role: 'Spokeswoman of the Minister of Defence' },
      },
      { event: body.items[0].event, paraphrase: expect.stringContaining('in the summer') },
    ]);
  });

  it('know of no source before it was published', async () => {
    const { body } = await server.get('/v1/claims?party=belgium&basis=published&knownAt=2017-11-06');
    expect(body.items).toEqual([]);
  });
});

describe('what is pledged', () => {
  it('is told with those who gave no number, and as it was known', async () => {
    const ask = async (times: string) => (await server.get(`/v1/pledges?mission=resolute-support&${times}`)).body;
    expect(await ask('validAt=2017-11-07')).toMatchObject({
      totals: [{ min: '1', max: null, unspecified: true }],
      unspecified: [{ party: 'belgium', decision: 'be-reinforcement-2017' }],
      items: [{ by: 'belgium', to: 'nato', counted: true, because: null }],
    });
    expect(await ask('validAt=2017-11-07&basis=published&knownAt=2017-11-06')).toMatchObject({ totals: [], items: [] });
  });

  it('would grow with another pledge', async () => {
    const { body } = await server.post('/v1/what-if', {
      commands: [
        {
          do: 'decisions/be-further-reinforcement-2017/make-commitment',
          data: { by: 'belgium', amount: { value: 20, basis: 'increase', unit: 'personnel' } },
          occurred: { edtf: '2017-11-08' },
        },
      ],
      ask: 'pledges?mission=resolute-support&validAt=2017-11-08',
    });
    expect(body.totals).toMatchObject([{ min: '21', max: null }]);
  });
});

describe('what was known to a body', () => {
  it('is the study that it had open, from sources published by then', async () => {
    const ask = async (day: string) => {
      const times = `validAt=${day}&basis=published&knownAt=${day}`;
      return (await server.get(`/v1/audit/aware?body=be-general-staff&${times}`)).body.studies;
    };
    expect(await ask('2017-11-07')).toMatchObject([
      { decision: 'be-further-reinforcement-2017', request: { by: 'nato', to: 'belgium' }, certain: true },
    ]);
    expect(await ask('2017-11-06')).toEqual([]);
  });
});

describe('what if another figure were claimed', () => {
  it('would contradict the one that is on record', async () => {
    const amount = { value: 70, basis: 'level', unit: 'personnel' };
    const { status, body } = await server.post('/v1/what-if', {
      commands: [
        { do: 'presence/resolute-support/belgium/observe', data: { amount }, occurred: { edtf: '2017-11-07' } },
      ],
      ask: 'claims?party=belgium&about=presence',
    });
    expect(status).toBe(200);
    const [known, supposed] = body.items;
    expect([known.contradicts, supposed.contradicts]).toEqual([[supposed.event], [known.event]]);
  });
});

describe('what-if', () => {
  const ask = '/v1/deployment?validAt=2017-11-07';

  it('waits for the position that is named, as every question does', async () => {
    const about = { commands: [], ask };
    const wrong = await server.post('/v1/what-if', about, { 'Acta-Wait-For': 'abc' });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'bad-wait-for']);
  });
});
