import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answers } from '../../apps/server/src/openapi/answers.js';
import { startTestServer, type TestServer } from '../support/http-server.js';
import { importExample } from '../support/import-example.js';

const EXAMPLE = 'resolute-support-2017';

let server: TestServer;

const belgiumOn = async (day: string) => {
  const { body } = await server.get(`/v1/deployment?mission=resolute-support&party=belgium&validAt=${day}`);
  return body.items[0];
};

beforeAll(async () => {
  server = await startTestServer();
  await importExample(server, EXAMPLE);
});
afterAll(() => server.close());

describe('Belgium in Resolute Support on 7 November 2017', () => {
  it('has 62 people there', async () => {
    expect(await belgiumOn('2017-11-07')).toMatchObject({
      present: { min: '62', max: '62', unspecified: false, unit: 'personnel', text: '62' },
      presentOn: '2017-11-07',
    });
  });

  it('has committed an increase of unspecified size, in the summer', async () => {
    const { committed, commitments } = await belgiumOn('2017-11-07');
    expect(committed).toMatchObject({ min: '1', max: null, unspecified: true });
    expect(commitments).toMatchObject([
      { decision: 'be-reinforcement-2017', status: 'made', occurred: { earliest: '2017-06-21', latest: '2017-09-22' } },
    ]);
  });

  it('awaits the approval of the Council of Ministers on Thursday 9 November', async () => {
    expect((await belgiumOn('2017-11-07')).approvals).toMatchObject([
      { body: 'be-council-of-ministers', status: 'pending', session: 'be-council-2017-11-09', due: '2017-11-09' },
    ]);
  });

  it('has a further request of NATO under study at the General Staff', async () => {
    expect((await belgiumOn('2017-11-07')).requests).toMatchObject([
      { by: 'nato', status: 'under-study', study: { body: 'be-general-staff', status: 'open' } },
    ]);
  });

  it('takes part in a mission that aims for 16 000, also stated as nearly 16 000', async () => {
    const { body } = await server.get('/v1/deployment?mission=resolute-support&validAt=2017-11-07');
    const [mission] = body.missions;
    expect(mission.targets).toMatchObject([
      { amount: { min: '16000', max: '16000', text: '16 000 (also stated as nearly 16 000)' }, by: 'nato' },
    ]);
    expect(mission.targets[0].restatements).toHaveLength(2);
    expect(mission.present).toMatchObject({ min: '62', max: null });
  });
});

describe('the approval', () => {
  it.each([
    ['2017-11-09', 'pending', null],
    ['2017-11-10', 'overdue', '2017-11-10'],
    ['2018-03-01', 'overdue', '2017-11-10'],
  ])('is, asked about %s, %s', async (day, status, overdueSince) => {
    const { body } = await server.get(`/v1/approvals?mission=resolute-support&validAt=${day}`);
    expect(body.items).toMatchObject([{ status, overdueSince, due: '2017-11-09' }]);
  });

  it('was pending without a day until the session was recorded', async () => {
    const { body: log } = await server.get('/v1/audit/events?type=ApprovalPending&order=oldest');
    const [atTheNextCouncil] = log.items;
    const { body } = await server.get(
      `/v1/approvals?mission=resolute-support&validAt=2017-11-10&knownAt=${atTheNextCouncil.position}`,
    );
    expect(body).toMatchObject({
      knownAt: atTheNextCouncil.position,
      items: [{ status: 'pending', session: null, due: null }],
    });
  });
});

describe('the statements of the article', () => {
  // Each with the event that states it, in a stream, and words of its paraphrase.
  const statements: readonly [number, string, string, string][] = [
    [1, 'TargetAnnounced', 'mission-resolute-support', '13 000 to 16 000'],
    [2, 'SessionScheduled', 'session-nato-defence-ministers-2017-11-08', 'the day after'],
    [3, 'CommitmentMade', 'decision-be-reinforcement-2017', 'committed itself'],
    [4, 'ApprovalPending', 'decision-be-reinforcement-2017', 'next council'],
    [5, 'CommitmentMade', 'decision-be-reinforcement-2017', 'in the summer'],
    [6, 'SessionScheduled', 'session-be-council-2017-11-09', 'on Thursday'],
    [6, 'ItemTabled', 'session-be-council-2017-11-09', 'plan of operations'],
    [6, 'ApprovalPending', 'decision-be-reinforcement-2017', 'on Thursday'],
    [7, 'DecisionOpened', 'decision-be-plan-2018', 'all the operations'],
    [8, 'RequestMade', 'decision-be-further-reinforcement-2017', 'already asked'],
    [9, 'StudyOpened', 'decision-be-further-reinforcement-2017', 'under study'],
    [10, 'StudyOpened', 'decision-be-further-reinforcement-2017', 'staffing'],
    [11, 'PresenceObserved', 'presence-resolute-support.belgium', '62 Belgian'],
    [12, 'TargetAnnounced', 'mission-resolute-support', 'additional troops'],
    [13, 'DecisionLinked', 'decision-nato-reinforcement-2017', 'at the request of the United States'],
    [14, 'TargetAnnounced', 'mission-resolute-support', 'nearly 16 000'],
    [15, 'RequestMade', 'decision-allies-reinforcement-2017', 'about a thousand'],
    [16, 'DeploymentRecorded', 'decision-us-reinforcement-2017', 'increasing their presence'],
    [17, 'ItemTabled', 'session-nato-defence-ministers-2017-11-08', 'Financial aid'],
    [18, 'CommitmentMade', 'decision-allies-financial-aid-2017', 'until 2020'],
  ];

  it.each(statements)('%i is recorded as %s, cited to its source', async (_n, type, stream, words) => {
    const { body } = await server.get(`/v1/audit/events?type=${type}&stream=${stream}&source=press-2017-11-07`);
    const paraphrases = body.items.flatMap((item: { evidence: { paraphrase: string }[] }) =>
      item.evidence.map(({ paraphrase }) => paraphrase),
    );
    expect(paraphrases).toContainEqual(expect.stringContaining(words));
  });

  it('name who spoke, and in which role', async () => {
    const { body } = await server.get('/v1/audit/events?type=StudyOpened');
    expect(body.items[0].evidence[0].speaker).toEqual({
      id: expect.any(String),
      name: 'Laurence Mortier',
      role: 'Spokeswoman of the Minister of Defence',
    });
  });
});

describe('the registers and the agenda', () => {
  it.each([
    ['parties/belgium', { name: 'Belgium', kind: 'state' }],
    ['bodies/be-general-staff', { party: 'belgium', roles: ['studies'] }],
    ['sources/press-2017-11-07', { language: 'fr' }],
    ['missions/resolute-support', { lead: 'nato', theatre: 'Afghanistan' }],
  ])('have %s', async (path, entry) => {
    expect(await server.get(`/v1/${path}`)).toMatchObject({ status: 200, body: entry });
    const [register = ''] = path.split('/');
    const { body } = await server.get(`/v1/${register}?limit=1000`);
    expect(body.items).toContainEqual(expect.objectContaining(entry));
  });

  it('have nothing of what was never registered', async () => {
    expect(await server.get('/v1/parties/atlantis')).toMatchObject({ status: 404, body: { code: 'not-on-record' } });
  });

  it('have the council of Thursday with its two items', async () => {
    const { body } = await server.get('/v1/sessions?body=be-council-of-ministers&validAt=2017-11-07');
    expect(body.items).toMatchObject([
      {
        id: 'be-council-2017-11-09',
        status: 'scheduled',
        items: [{ decision: 'be-plan-2018' }, { decision: 'be-reinforcement-2017' }],
      },
    ]);
  });

  it('show no open finding of procedure before the day, and the overdue approval after it', async () => {
    const kinds = async (day: string) => {
      const { body } = await server.get(`/v1/findings?open=true&party=belgium&validAt=${day}`);
      return body.items.map(({ kind }: { kind: string }) => kind);
    };
    expect(await kinds('2017-11-09')).not.toContain('approval-overdue');
    expect(await kinds('2017-11-10')).toContain('approval-overdue');
  });
});

describe('what is answered', () => {
  it.each([
    ['deployment?validAt=2017-11-07', 'deployment'],
    ['deployment?validAt=2017-07-15', 'deployment'],
    ['approvals?validAt=2017-11-10', 'approvals'],
    ['decisions', 'decisions'],
    ['decisions/be-reinforcement-2017', 'decision'],
    ['decisions/be-reinforcement-2017/history', 'history'],
    ['sessions', 'sessions'],
    ['findings?validAt=2017-11-10', 'findings'],
    ['audit/events', 'auditEvents'],
    ['parties', 'parties'],
    ['bodies', 'bodies'],
    ['sources', 'sources'],
    ['missions', 'missions'],
    ['search?q=soldiers', 'search'],
    ['missions/resolute-support', 'registered'],
  ] as const)('to %s has the shape that the document says', async (path, shape) => {
    const { body } = await server.get(`/v1/${path}`);
    expect(answers[shape].safeParse(body).error).toBeUndefined();
  });
});

describe('the same example, recorded again', () => {
  it('changes nothing', async () => {
    const head = await server.acta.adapters.store.head();
    expect(await importExample(server, EXAMPLE)).toMatchObject({ recorded: 0 });
    expect(await server.acta.adapters.store.head()).toBe(head);
  });
});

describe('the log', () => {
  it.each([
    ['body=be-general-staff', ['BodyRegistered', 'StudyOpened']],
    ['session=be-council-2017-11-09&stream=decision-be-reinforcement-2017', ['ApprovalPending']],
    ['mission=resolute-support&type=PresenceObserved', ['PresenceObserved']],
    ['party=belgium&type=CommitmentMade', ['CommitmentMade']],
    ['q=%22general%20staff%22&type=BodyRegistered', ['BodyRegistered']],
    ['validFrom=2017-10-12&validTo=2017-10-12&type=RequestMade', ['RequestMade', 'RequestMade']],
    ['validFrom=2017-07-01&validTo=2017-07-31&party=nato-allies', ['CommitmentMade']],
    ['recordedTo=2001-01-01', []],
    ['actor=01890a5d-ac96-774b-bcce-b302099a8057', []],
  ])('filtered by %s', async (filter, types) => {
    const { status, body } = await server.get(`/v1/audit/events?order=oldest&${filter}`);
    expect(status).toBe(200);
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual(types);
  });

  it('comes in pages that neither skip nor repeat', async () => {
    const positions: number[] = [];
    for (let cursor = ''; ;) {
      const { body } = await server.get(`/v1/audit/events?limit=10${cursor && `&cursor=${cursor}`}`);
      positions.push(...body.items.map((item: { position: string }) => Number(item.position)));
      if (body.nextCursor === null) break;
      cursor = body.nextCursor;
    }
    const head = Number(await server.acta.adapters.store.head());
    expect(positions).toEqual(Array.from({ length: head }, (_, index) => head - index));
  });

  it('refuses a cursor of another question, and a filter that it does not know', async () => {
    const { body } = await server.get('/v1/audit/events?limit=1');
    expect(await server.get(`/v1/audit/events?type=ItemTabled&cursor=${body.nextCursor}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid-cursor' },
    });
    expect(await server.get('/v1/audit/events?mision=x')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/mision' }] },
    });
  });
});

describe('a correction', () => {
  it('changes the answer from then on, and not the one before', async () => {
    const { body: log } = await server.get('/v1/audit/events?type=PresenceObserved');
    const [{ id, position, data }] = log.items;
    const before = await server.acta.adapters.store.head();
    const amount = { ...data.amount, value: '65', text: '65', min: undefined, max: undefined };

    const { status } = await server.post(`/v1/events/${id}/correct`, {
      data: { replace: { data: { ...data, amount } }, reason: 'The staff gave another figure' },
    });

    expect(status).toBe(201);
    expect((await belgiumOn('2017-11-07')).present.text).toBe('65');
    const known = await server.get(`/v1/deployment?party=belgium&validAt=2017-11-07&knownAt=${before}`);
    expect(known.body.items[0].present.text).toBe('62');
    expect(Number(position)).toBeLessThanOrEqual(Number(before));
  });
});
