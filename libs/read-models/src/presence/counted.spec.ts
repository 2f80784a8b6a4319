import type { FactOf } from '@acta/domain';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stretchesBetween } from '../time/course.js';
import { isCertainOn, isPossibleOn } from '../time/dated.js';
import { countedFrom, type Counted, type Observed } from './counted.js';

const day = fc.integer({ min: 1, max: 9 }).map((number) => `2017-11-0${number}`);
const open = fc.option(day, { freq: 4 });

const observation = fc.record({
  ends: fc.tuple(open, open),
  isDated: fc.boolean(),
  unit: fc.constantFrom('personnel', 'vehicles'),
});

const series = fc.array(observation, { minLength: 1, maxLength: 12 }).map((observations) =>
  observations.map(({ ends, isDated, unit }, index): Observed => {
    const [a, b] = ends;
    const [earliest, latest] = a !== null && b !== null && b < a ? [b, a] : [a, b];
    const fact = { version: index + 1, data: { amount: { unit } }, ...(isDated && { occurred: { earliest, latest } }) };
    return { fact: fact as unknown as FactOf<'PresenceObserved'>, bounds: { earliest, latest } };
  }),
);

/** What counts on a day, by its definition: what may be then, and nothing of the same unit is certainly later. */
function counting(on: string | null, observed: readonly Observed[]): readonly Observed[] {
  const certain = observed.filter(({ bounds }) => isCertainOn(bounds, on));
  const isLater = (a: Observed, b: Observed): boolean => {
    const from = (a.fact.occurred && a.bounds.earliest) ?? a.bounds.latest;
    const sameUnit = a.fact.data.amount.unit === b.fact.data.amount.unit;
    return sameUnit && from !== null && b.bounds.latest !== null && from > b.bounds.latest;
  };
  return observed.filter(
    (one) =>
      (isCertainOn(one.bounds, on) || isPossibleOn(one.bounds, on)) && !certain.some((other) => isLater(other, one)),
  );
}

const told = (counted: readonly Counted[]) =>
  counted.map(({ from, until, counting }) => [from, until, counting.map(({ fact }) => fact.version)]);

describe('what counts of a series of observations', () => {
  it('is what is said nowhere later, in each stretch', () =>
    fc.assert(
      fc.property(series, (observed) => {
        const expected = stretchesBetween(observed).map((span) => ({
          ...span,
          counting: counting(span.from, observed),
        }));
        expect(told(countedFrom(observed, null))).toEqual(told(expected));
      }),
      { seed: 8, numRuns: 500 },
    ));

  it('is the same from a day on', () =>
    fc.assert(
      fc.property(series, day, (observed, start) => {
        const all = countedFrom(observed, null);
        const index = all.findLastIndex(({ from }) => from === null || from <= start);
        const [first, ...later] = all.slice(index) as [Counted, ...Counted[]];
        expect(told(countedFrom(observed, start))).toEqual(told([{ ...first, from: start }, ...later]));
      }),
      { seed: 9, numRuns: 500 },
    ));
});
