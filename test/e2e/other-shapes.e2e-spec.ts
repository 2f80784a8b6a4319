import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http-server.js';
import { importText } from '../support/import-example.js';
import { otherShapes } from '../support/other-shapes.js';

// Cases of other shapes than the examples', written from the contract alone, with answers that were worked out by hand.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  for (const text of otherShapes) await importText(server, text);
});
afterAll(() => server.close());

const ask = async (question: string) => (await server.get(`/v1/${question}`)).body;
const stateOf = async (mission: string, party: string, day: string, times = '') =>
  (await ask(`deployment?mission=${mission}&party=${party}&validAt=${day}${times}`)).items[0];
const committedTo = async (mission: string, day: string) => {
  const [{ committed, alsoCommitted = [] }] = (await ask(`deployment?mission=${mission}&validAt=${day}`)).missions;
  return [committed, ...alsoCommitted].flatMap((figure) =>
    figure?.certain ? [[figure.certain.min, figure.certain.max, figure.currency ?? figure.unit, figure.per]] : [],
  );
};
const findings = async (mission: string, times = '') => {
  const { items } = await ask(`findings?mission=${mission}&validAt=2025-01-01${times}`);
  return items.map(({ kind, decision, from, until, certain }: Record<string, unknown>) => [
    kind,
    decision,
    from,
    until,
    certain,
  ]);
};
const positionOf = async (stream: string, type: string): Promise<number> =>
  Number((await ask(`audit/events?stream=${stream}&type=${type}&order=oldest`)).items[0].position);

describe('funds with cents, by the year and once', () => {
  it.each([
    ['2018-01-09', []],
    [
      '2018-01-10',
      [
        ['1000000', '1000000', 'EUR', undefined],
        ['2500000.75', '2500000.75', 'EUR', 'year'],
      ],
    ],
    [
      '2018-02-01',
      [
        ['1000000', '1000000', 'EUR', undefined],
        ['2600001', '2600001', 'EUR', 'year'],
      ],
    ],
    [
      '2018-03-01',
      [
        ['1000000', '1000000', 'EUR', undefined],
        ['3100000.75', '3100000.75', 'EUR', 'year'],
      ],
    ],
    [
      '2018-04-01',
      [
        ['1000000', '1000000', 'EUR', undefined],
        ['3000000.5', '3000000.5', 'EUR', 'year'],
      ],
    ],
  ])('come, on %s, to %j', async (day, sums) => {
    expect(await committedTo('relief', day)).toEqual(sums);
  });

  it('keep what they leave out, and until when they hold', async () => {
    const { commitments } = await stateOf('relief', 'france', '2018-01-10');
    expect(commitments).toMatchObject([{ until: { edtf: '2020', latest: '2020-12-31' } }, { until: null }]);
  });

  it('are withdrawn, and stay on record', async () => {
    expect(await stateOf('relief', 'norway', '2018-04-01')).toMatchObject({
      committed: null,
      commitments: [{ status: 'withdrawn' }],
    });
  });
});

describe('two bodies, a session that slips twice and is cancelled, and a deployment that does not wait', () => {
  it.each([
    ['2018-02-27', 'pending', '2018-03-01', 'required'],
    ['2018-02-28', 'pending', '2018-03-08', 'required'],
    ['2018-03-07', 'pending', '2018-03-15', 'required'],
    ['2018-03-13', 'pending', '2018-03-15', 'required'],
    ['2018-03-14', 'pending', null, 'required'],
    ['2018-03-20', 'pending', null, 'granted'],
    ['2018-04-10', 'granted', null, 'granted'],
  ])('on %s the council has it %s, due %s, and parliament %s', async (day, status, due, other) => {
    const { items } = await ask(`approvals?decision=be-watch&validAt=${day}`);
    const [atCouncil, atParliament] = ['council', 'parliament'].map((body) =>
      items.find((item: { body: string }) => item.body === body),
    );
    expect([atCouncil.status, atCouncil.due, atParliament.status]).toEqual([status, due, other]);
  });

  it('the session is cancelled, and has met on no day', async () => {
    const { items } = await ask('sessions?body=council&validAt=2018-04-01');
    expect(items).toMatchObject([
      { id: 'council-march', status: 'cancelled', items: [{ decision: 'be-watch', status: 'tabled' }] },
    ]);
  });

  it('parliament approved less than was promised, and set a ceiling', async () => {
    expect(await stateOf('watch', 'belgium', '2018-03-20')).toMatchObject({
      committed: { min: '100', max: '100' },
      approved: { min: '80', max: '80' },
      ceiling: { min: '90', max: '90' },
    });
    expect((await stateOf('watch', 'belgium', '2019-01-01')).ceiling).toBeNull();
  });

  it('two sources count differently, side by side, until one is corrected and the other taken back', async () => {
    const presence = 'presence-watch.belgium';
    const at = async (position: number) =>
      (await stateOf('watch', 'belgium', '2018-04-01', `&knownAt=${position}`)).present;
    const [disputed, corrected, retracted] = await Promise.all(
      ['EventDisputed', 'EventCorrected', 'EventRetracted'].map((type) => positionOf(presence, type)),
    );
    expect(await at(Number(disputed))).toMatchObject({ min: '80', max: '95' });
    expect(await at(Number(corrected))).toMatchObject({ min: '80', max: '85' });
    expect(await at(Number(retracted))).toMatchObject({ min: '85', max: '85', text: '85' });
  });

  it('breaks procedure as the record shows', async () => {
    expect(await findings('watch')).toEqual([
      ['committed-never-approved', 'be-watch', '2018-02-01', '2018-04-10', true],
      ['presence-before-approval', 'be-watch', '2018-03-25', '2018-04-10', true],
      ['approval-after-effect', 'be-watch', '2018-04-10', null, true],
      ['mandate-expired-presence-continues', 'be-watch', '2019-01-01', null, false],
    ]);
  });

  it('was above the ceiling, perhaps, and in contradiction, as long as that was believed', async () => {
    const before = `&knownAt=${(await positionOf('presence-watch.belgium', 'EventDisputed')) - 1}`;
    const kinds = (await findings('watch', before)).filter(([kind]: string[]) => /ceiling|contradict/.test(kind ?? ''));
    expect(kinds).toEqual([
      ['presence-above-ceiling', null, '2018-04-01', '2019-01-01', false],
      ['sources-contradict', null, '2018-04-01', null, true],
    ]);
  });
});

describe('vague dates', () => {
  it.each([
    ['2017-06-20', [], null],
    ['2017-06-21', ['intended', false], null],
    ['2017-09-22', ['intended', true], null],
    ['2017-10-09', ['intended', true], null],
    ['2017-10-10', ['intended', true], ['made', false]],
    ['2017-10-20', ['intended', true], ['made', true]],
    ['2017-11-01', ['intended', true], ['made', false]],
    ['2017-11-30', ['intended', true], ['declined', true]],
  ])('on %s, the intention is %j and the request is %j', async (day, intention, request) => {
    const state = await stateOf('air', 'belgium', day);
    const told = (items: { status: string; certain: boolean }[]) =>
      items.flatMap(({ status, certain }) => [status, certain]);
    expect([told(state.commitments), told(state.requests)]).toEqual([intention, request ?? []]);
  });

  it('do not say for certain that it is declined before the end of the month', async () => {
    expect((await stateOf('air', 'belgium', '2017-11-15')).requested).toMatchObject({
      min: '0',
      max: '4',
      certain: { min: '4', max: '4' },
      possible: { min: '0', max: '4' },
    });
    expect((await stateOf('air', 'belgium', '2017-11-30')).requested).toBeNull();
  });

  it.each([
    ['2009-12-31', undefined],
    ['2010-01-01', [null, { min: '3', max: '3' }]],
    [
      '2019-12-31',
      [
        { min: '3', max: '3' },
        { min: '3', max: '3' },
      ],
    ],
  ])('of a decade: on %s there are %j', async (day, seen) => {
    const { present } = (await stateOf('air', 'belgium', day)) ?? {};
    expect(present ? [present.certain, present.possible] : undefined).toEqual(seen);
  });

  it.each([
    ['2010-01-01', null],
    ['2017-11-06', null],
    ['2017-11-07', { min: '5', max: '5' }],
  ])('open at one end: on %s, France promised %j', async (day, certain) => {
    expect((await stateOf('air', 'france', day)).committed).toMatchObject({
      certain,
      possible: { min: '5', max: '5' },
    });
  });

  it('of which nothing is known: always possible, never certain', async () => {
    expect((await stateOf('air', 'norway', '2030-01-01')).committed).toMatchObject({
      certain: null,
      possible: { min: '1', max: null },
      unspecified: true,
    });
  });
});

describe('a plan, a collective, and what is said in another file', () => {
  it.each([
    ['2018-11-01', '50', '50'],
    ['2018-11-02', '70', '80'],
    // The two promise an unspecified number together: at least what Belgium promises by itself.
    ['2018-11-10', '70', null],
    ['2018-11-15', '250', null],
    // They name 500 in all: Belgium's and France's are in it.
    ['2018-12-01', '500', '500'],
    ['2018-12-05', '540', '540'],
    // Norway promises 60 instead of 40, in another file.
    ['2018-12-10', '560', '560'],
    ['2018-12-20', '560', '560'],
  ])('on %s the increases come to %s at least and %s at most', async (day, min, max) => {
    expect(await committedTo('sea', day)).toEqual([[min, max, 'personnel', undefined]]);
  });

  it('each file in a plan has its own approval, and is overdue by itself', async () => {
    const { items } = await ask('approvals?party=belgium&body=council&validAt=2019-01-01');
    const status = Object.fromEntries(
      items.map((item: { decision: string; status: string }) => [item.decision, item.status]),
    );
    expect(status).toMatchObject({ 'be-plan': 'granted', 'be-frigate': 'overdue' });
    expect(status).not.toHaveProperty('be-divers');
  });

  it('the plan says on which condition it was approved', async () => {
    expect(await ask('decisions/be-plan?validAt=2019-01-01')).toMatchObject({
      approvals: [{ conditions: ['Each mission is decided by itself'] }],
    });
  });
});
