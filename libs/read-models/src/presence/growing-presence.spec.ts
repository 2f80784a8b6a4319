import { ActaError } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { backwards, grownBy } from '../testing/grown-by.js';
import { Register } from '../testing/register.js';
import { presences } from './timeline.js';

const path = 'presence/rs/belgium/observe';
const day = fc.constantFrom('2017-11-01', '2017-11-03', '2017-11-05', '2017-11-08', '2017-11-03/2017-11-08', '2017-11');
const vague = fc.constantFrom('../2017-11-04', '2017-11-04/..', undefined);
const occurred = fc.oneof({ weight: 6, arbitrary: day }, { weight: 1, arbitrary: vague });
const amount = fc.record({
  value: fc.integer({ min: 0, max: 3 }),
  basis: fc.constant('level'),
  unit: fc.constantFrom('personnel', 'personnel', 'vehicles'),
});
/** Which of the events so far is meant. */
const about = fc.nat(1000);
const reason = 'It was otherwise';

type Said = (record: Register) => unknown;

const step: fc.Arbitrary<Said> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(amount, occurred).map(
      ([amount, occurred]): Said =>
        (record) =>
          record.do(path, { data: { amount }, occurred }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(amount, occurred, about, fc.constantFrom('restates', 'supersedes'))
      .map(([amount, occurred, about, relation]): Said => (record) => {
        const links = [{ relation, to: idOf(record, about) }];
        return record.do(path, { data: { amount }, occurred, links });
      }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('dispute', 'retract'), about).map(
      ([command, about]): Said =>
        (record) =>
          record.do(`events/${idOf(record, about)}/${command}`, { data: { reason } }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.oneof(
          amount.map((amount) => ({ data: { amount } })),
          day.map((occurred) => ({ occurred })),
        ),
        about,
      )
      .map(
        ([replace, about]): Said =>
          (record) =>
            record.do(`events/${idOf(record, about)}/correct`, { data: { replace, reason } }),
      ),
  },
);

const idOf = ({ events }: Register, about: number): string => {
  const series = events.filter(({ stream }) => stream.startsWith('presence-'));
  return series[about % Math.max(1, series.length)]?.id ?? '';
};

function seriesOf(steps: readonly Said[]) {
  const record = new Register();
  record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
  for (const said of steps) {
    try {
      said(record);
    } catch (error) {
      if (!(error instanceof ActaError)) throw error;
    }
  }
  return record.events.filter(({ stream }) => stream.startsWith('presence-'));
}

describe('a series of observations that grows', () => {
  it('has the pieces of its facts at every length, whatever is said of it', () =>
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), fc.nat(3), (steps, order) => {
        const events = order === 0 ? backwards(seriesOf(steps)) : seriesOf(steps);
        const grown = grownBy(presences.growing?.());
        for (let length = 1; length <= events.length; length++) {
          const history = events.slice(0, length);
          expect(grown(history)).toEqual(presences.pieces(history));
        }
      }),
      { seed: 11, numRuns: 500 },
    ));

  it('keeps what comes before the day of what is corrected', () => {
    const record = new Register();
    record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
    record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
    for (const [value, occurred] of [
      [1, '2017-11-01'],
      [2, '2017-11-03'],
      [3, '2017-11-05'],
    ] as const) {
      record.do(path, { data: { amount: { value, basis: 'level', unit: 'personnel' } }, occurred });
    }
    const replace = { data: { amount: { value: 4, basis: 'level', unit: 'personnel' } } };
    record.do(`events/${record.events.at(-2)?.id}/correct`, { data: { replace, reason } });
    const series = record.events.filter(({ stream }) => stream.startsWith('presence-'));
    const grow = presences.growing?.();
    expect(grow?.(series.slice(0, 3)).added).toHaveLength(3);
    expect(grow?.(series)).toMatchObject({ kept: 1, added: [{ from: '2017-11-03' }, { from: '2017-11-05' }] });
  });
});
