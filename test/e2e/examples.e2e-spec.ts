import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http-server.js';
import { importExample } from '../support/import-example.js';

// The cases in one register, in this order; the first is asked about in example.e2e-spec.ts.
const examples = ['resolute-support-2017', 'bundestag-resolute-support', 'g5-sahel-pledges', 'uruzgan-2010'] as const;

let server: TestServer;
const recorded = new Map<string, { recorded: number; repeated: number }>();

beforeAll(async () => {
  server = await startTestServer();
  for (const example of examples) recorded.set(example, await importExample(server, example));
});
afterAll(() => server.close());

const ask = async (question: string) => (await server.get(`/v1/${question}`)).body;
const stateOf = async (mission: string, party: string, day: string, times = '') =>
  (await ask(`deployment?mission=${mission}&party=${party}&validAt=${day}${times}`)).items[0];
const missionOn = async (mission: string, day: string, times = '') =>
  (await ask(`deployment?mission=${mission}&validAt=${day}${times}`)).missions[0];
const approvalOf = async (decision: string, day: string, times = '') =>
  (await ask(`approvals?decision=${decision}&validAt=${day}${times}`)).items[0];

interface Found {
  readonly kind: string;
  readonly from: string;
  readonly until: string | null;
  readonly certain: boolean;
}
const findings = async (mission: string, party: string) => {
  const { items } = await ask(`findings?mission=${mission}&party=${party}&validAt=2025-01-01`);
  return items.map(({ kind, from, until, certain }: Found) => [kind, from, until, certain]);
};

/** The position before which the only correction of an event of this type in this stream was recorded. */
const beforeCorrection = async (stream: string): Promise<string> => {
  const { items } = await ask(`audit/events?stream=${stream}&type=EventCorrected`);
  expect(items).toHaveLength(1);
  return `&knownAt=${Number(items[0].position) - 1}`;
};

describe('the examples in one register', () => {
  it.each([
    ['bundestag-resolute-support', 2],
    ['g5-sahel-pledges', 1],
    ['uruzgan-2010', 2],
  ])('%s registers again what is on record, which is no news', (example, repeated) => {
    expect(recorded.get(example)).toMatchObject({ repeated });
  });

  it.each(examples)('%s can be imported again, and records nothing', async (example) => {
    expect(await importExample(server, example)).toMatchObject({ recorded: 0 });
  });
});

describe('the mandates of a parliament, renewed year by year', () => {
  const german = (day: string, times = '') => stateOf('resolute-support', 'germany', day, times);
  const bundestag = (day: string, times = '') => approvalOf('de-resolute-support', day, times);

  it.each([
    ['2014-12-31', null],
    ['2015-01-01', '850'],
    ['2015-12-31', '850'],
    ['2016-01-01', '980'],
    ['2017-12-31', '980'],
    ['2018-03-31', '980'],
    ['2018-04-01', '1300'],
    ['2021-06-29', '1300'],
  ])('allow, on %s, %s', async (day, ceiling) => {
    expect((await german(day)).ceiling?.certain ?? null).toEqual(ceiling && { min: ceiling, max: ceiling });
  });

  it('are granted possibly while it is only known that it was in December, and certainly at its end', async () => {
    expect(await bundestag('2014-12-15')).toMatchObject({ status: 'granted', certain: false, vote: null });
    expect(await bundestag('2014-12-31')).toMatchObject({ status: 'granted', certain: true, vote: null });
  });

  it.each([
    ['2015-12-17', { for: 480, against: 112, abstained: 10 }, 2],
    ['2016-12-15', { for: 467, against: 101, abstained: 9 }, 3],
    ['2017-12-12', null, 4],
    ['2018-03-22', { for: 447, against: 180, abstained: 16 }, 5],
    ['2020-03-13', { for: 358, against: 160, abstained: 21 }, 7],
    ['2021-03-25', { for: 432, against: 176, abstained: 21 }, 8],
  ])('were voted on %s by %j', async (day, vote, count) => {
    const approval = await bundestag(day);
    expect(approval).toMatchObject({ status: 'granted', vote });
    expect(approval.mandates).toHaveLength(count);
  });

  it('stay in force while the next is proposed and pending', async () => {
    expect(await german('2018-03-10')).toMatchObject({
      present: { text: '963' },
      ceiling: { text: '980' },
      committed: null,
      commitments: [{ by: 'de-federal-government', status: 'intended', amount: { min: '0', max: '1300' } }],
      approvals: [{ status: 'pending', due: '2018-03-31', vote: null }],
      findings: [],
    });
  });

  it('have the corrected count of votes now, and the first report before the correction', async () => {
    const before = await beforeCorrection('decision-de-resolute-support');
    expect((await bundestag('2019-03-21')).vote).toEqual({ for: 438, against: 202, abstained: 28 });
    expect((await bundestag('2019-03-21', before)).vote).toEqual({ for: 440, against: 202, abstained: 28 });
  });

  it.each([
    // The vote of 22 March is known from a source of 27 April.
    ['2018-03-06', 'granted', 4],
    ['2018-03-31', 'pending', 4],
    ['2018-04-27', 'granted', 5],
  ])('are, from sources published by %s, %s on 31 March 2018, with %i of them', async (known, status, count) => {
    const approval = await bundestag('2018-03-31', `&basis=published&knownAt=${known}`);
    expect(approval.status).toBe(status);
    expect(approval.mandates).toHaveLength(count);
  });

  it.each([
    ['2017-08-22', '930', '930'],
    ['2018-03-05', '963', '963'],
    ['2019-03-21', '1080', '1320'],
    ['2021-06-29', '0', '0'],
  ])('had, on %s, between %s and %s people there', async (day, min, max) => {
    expect(await german(day)).toMatchObject({ present: { certain: { min, max } }, presentOn: day });
  });

  it('show who may have gone before the day that is only vaguely known, and certainly has after it', async () => {
    expect(await german('2021-05-15')).toMatchObject({
      present: { certain: { min: '1080', max: '1320' }, possible: { min: '990', max: '1320' } },
      presentOn: '2020-03-13',
    });
    expect(await german('2021-05-31')).toMatchObject({
      present: { certain: { min: '990', max: '1210' } },
      presentOn: '2021-05-31',
    });
  });

  it('end with the last soldier home: the file is closed, and nothing continues beyond the mandate', async () => {
    expect((await german('2021-06-29')).deployments).toMatchObject([{ status: 'ended' }]);
    expect(await german('2022-02-01')).toMatchObject({ decisions: [], ceiling: null, present: { text: '0' } });
  });

  it('are exceeded possibly where "about" reaches beyond the ceiling, and never for certain', async () => {
    expect(await findings('resolute-support', 'germany')).toEqual([
      ['approved-never-deployed', '2014-12-31', '2015-01-01', true],
      ['presence-above-ceiling', '2019-03-21', '2021-05-31', false],
    ]);
  });

  it('add to what is known of the mission, and leave Belgium as it was', async () => {
    expect(await missionOn('resolute-support', '2018-03-10')).toMatchObject({ present: { min: '1025', max: null } });
    expect(await stateOf('resolute-support', 'belgium', '2018-03-10')).toMatchObject({ present: { text: '62' } });
  });
});

describe('pledges to a joint force', () => {
  const FORCE = 'g5-sahel-joint-force';

  it.each([
    ['2017-06-04', null, null],
    ['2017-06-05', '50000000', null],
    ['2017-12-13', '185000000', '60000000'],
    // All donors together: the single pledges are part of it.
    ['2018-02-23', '414000000', null],
  ])('come, on %s, to %s euros for certain, and %s dollars', async (day, euros, dollars) => {
    const { committed, alsoCommitted = [] } = await missionOn(FORCE, day);
    const sums = [committed, ...alsoCommitted].flatMap((figure) =>
      figure?.certain ? [[figure.currency, figure.certain.min, figure.certain.max]] : [],
    );
    expect(sums).toEqual([
      ...(euros === null ? [] : [['EUR', euros, euros]]),
      ...(dollars === null ? [] : [['USD', dollars, dollars]]),
    ]);
  });

  it('were told in dollars at first, and are in euros', async () => {
    const before = await beforeCorrection('decision-sa-g5-sahel');
    const saudi = (times = '') => stateOf(FORCE, 'saudi-arabia', '2017-12-13', times);
    expect((await saudi()).committed).toMatchObject({ currency: 'EUR', min: '100000000', max: '100000000' });
    expect((await saudi(before)).committed).toMatchObject({ currency: 'USD', min: '100000000', max: '100000000' });
    const { committed, alsoCommitted } = await missionOn(FORCE, '2017-12-13', before);
    expect([committed, ...alsoCommitted]).toMatchObject([
      { currency: 'EUR', min: '55000000' },
      { currency: 'USD', min: '190000000' },
    ]);
  });

  it('follow an intention, which is less than a commitment', async () => {
    expect(await stateOf(FORCE, 'saudi-arabia', '2017-11-30')).toMatchObject({
      committed: null,
      commitments: [{ status: 'intended', amount: { currency: 'USD' } }],
    });
  });

  it('may be promised already where it is only known by when', async () => {
    expect((await stateOf(FORCE, 'united-states', '2017-06-05')).committed).toMatchObject({
      certain: null,
      possible: { min: '60000000', max: '60000000' },
    });
  });

  it('contradict each other: the double of 50 million is 100 million, or 116', async () => {
    expect(await stateOf(FORCE, 'european-union', '2018-02-23')).toMatchObject({
      committed: { min: '100000000', max: '100000000' },
      commitments: [{ status: 'amended', certain: true }],
    });
    expect(await findings(FORCE, 'european-union')).toEqual([['sources-contradict', '2018-02-23', null, true]]);
  });

  it('are paid in part, and are a target still', async () => {
    expect(await stateOf(FORCE, 'g5-donors', '2018-11-12')).toMatchObject({
      deployments: [{ status: 'partly-deployed', amount: { min: '0', max: '207000000', currency: 'EUR' } }],
    });
    const { targets } = await missionOn(FORCE, '2018-11-12');
    expect(targets).toMatchObject([
      { amount: { currency: 'EUR', min: '400000000' } },
      { amount: { unit: 'personnel', min: '5000' } },
    ]);
  });
});

describe('the end of a mission', () => {
  const dutch = (day: string, times = '') => stateOf('isaf-uruzgan', 'netherlands', day, times);

  it.each([
    ['2006-08-01', [['nl-house', 'granted']]],
    ['2007-11-30', [['nl-house', 'required']]],
    ['2007-12-18', [['nl-house', 'granted']]],
  ])('was approved, on %s: %j', async (day, approvals) => {
    const { items } = await ask(`approvals?decision=nl-uruzgan&validAt=${day}`);
    expect(items.map(({ body, status }: { body: string; status: string }) => [body, status])).toEqual(approvals);
  });

  it('has a mandate whose ceiling is not known, which is not nought, and which nobody exceeds', async () => {
    expect(await dutch('2010-02-20')).toMatchObject({
      present: { text: '1 950' },
      ceiling: { min: '0', max: null, unspecified: true },
    });
    expect((await dutch('2010-02-20')).findings).not.toContain('presence-above-ceiling');
  });

  it.each([
    ['2010-02-03', []],
    ['2010-02-04', [['made', undefined]]],
    ['2010-02-09', [['under-study', 'open']]],
    ['2010-02-20', [['made', 'inconclusive']]],
    // The file is closed on the day on which the request lapsed.
    ['2010-02-21', []],
  ])('left a request to stay, on %s, at %j', async (day, requests) => {
    const state = await dutch(day);
    expect(
      state.requests.map(({ status, study }: { status: string; study?: { status: string } }) => [
        status,
        study?.status,
      ]),
    ).toEqual(requests);
  });

  it('has a file that lapsed, with the refusal of the House from before the request', async () => {
    expect(await ask('decisions/nl-uruzgan-after-2010?validAt=2010-03-01')).toMatchObject({
      status: 'closed',
      outcome: 'lapsed',
      approvals: [{ body: 'nl-house', status: 'refused', occurred: { edtf: '2009-10-06' } }],
      requests: [{ status: 'lapsed' }],
    });
  });

  it.each([
    ['2010-03-24', '115000000'],
    ['2010-03-25', '229000000'],
  ])('costs, as known on %s, %s euros', async (day, euros) => {
    expect((await dutch(day)).committed).toMatchObject({ currency: 'EUR', certain: { min: euros, max: euros } });
  });

  it.each([
    ['2010-07-31', ['deployed'], '1 950'],
    ['2010-08-01', ['ended'], '1 950'],
    ['2010-09-01', ['ended'], 'over 700'],
    ['2011-02-05', [], '0'],
  ])('is, on %s: %j, with %s people there', async (day, deployments, present) => {
    const state = await dutch(day);
    expect(state.deployments.map(({ status }: { status: string }) => status)).toEqual(deployments);
    expect(state.present.text).toBe(present);
  });

  it('leaves people there after the mandate, until the last is gone', async () => {
    expect(await findings('isaf-uruzgan', 'netherlands')).toEqual([
      ['approved-never-deployed', '2006-02-02', '2006-08-01', true],
      ['amount-unspecified', '2010-02-04', '2010-02-21', true],
      ['study-unanswered', '2010-02-20', '2010-02-21', true],
      ['mandate-expired-presence-continues', '2010-08-31', '2011-02-05', true],
    ]);
    const expired = 'findings?mission=isaf-uruzgan&kind=mandate-expired-presence-continues&validAt=';
    expect((await ask(`${expired}2010-08-02`)).items).toMatchObject([{ from: '2010-08-02', certain: false }]);
    expect((await ask(`${expired}2010-08-31`)).items).toMatchObject([{ from: '2010-08-31', certain: true }]);
  });
});
