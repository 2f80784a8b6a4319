import type { FactOf } from '@acta/domain';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stretchesBetween } from '../time/course.js';
import { isCertainOn, isPossibleOn } from '../time/dated.js';
import { countedFrom, countedOn, type Counted, type Observed } from './counted.js';
import { firstOf } from './row.js';

const day = fc.integer({ min: 1, max: 9 }).map((number) => `2017-11-0${number}`);
const open = fc.option(day, { freq: 4 });

const observation = fc.record({
  ends: fc.tuple(open, open),
  isDated: fc.boolean(),
  unit: fc.constantFrom('personnel', 'vehicles'),
  value: fc.integer({ min: 0, max: 3 }).map(String),
});

const series = fc.array(observation, { minLength: 1, maxLength: 12 }).map((observations) =>
  observations.map(({ ends, isDated, unit, value }, index): Observed => {
    const [a, b] = ends;
    const [earliest, latest] = a !== null && b !== null && b < a ? [b, a] : [a, b];
    const amount = { unit, min: value, max: value, basis: 'level' };
    const fact = { version: index + 1, data: { amount }, ...(isDated && { occurred: { earliest, latest } }) };
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

/** What does not count any more on a day, by its definition. */
function past(on: string | null, observed: readonly Observed[], first: Observed): Counted['past'] {
  const counts = counting(on, observed);
  const [least, measure] = [Number(first.fact.data.amount.min), first.fact.data.amount.unit];
  const lastOf = (is: (value: number) => boolean) =>
    observed
      .filter((one) => isPossibleOn(one.bounds, on) && !counts.includes(one))
      .filter(({ fact: { data } }) => data.amount.unit === measure && is(Number(data.amount.min)))
      .toSorted((a, b) => ((a.bounds.latest ?? '') < (b.bounds.latest ?? '') ? -1 : 1))
      .at(-1)?.bounds;
  const [seen, risen] = [lastOf((value) => value > 0), lastOf((value) => value > least)];
  return { ...(seen && { seen }), ...(risen && { risen }) };
}

const told = (counted: readonly Counted[]) =>
  counted.map(({ from, until, counting, past: { seen, risen } }) => [
    ...[from, until, counting.map(({ fact }) => fact.version)],
    ...[seen?.latest, risen?.latest],
  ]);

const firstIn = (observed: readonly Observed[]): Observed => firstOf(observed) as Observed;

describe('what counts of a series of observations', () => {
  it('is what is said nowhere later, in each stretch', () =>
    fc.assert(
      fc.property(series, (observed) => {
        const expected = stretchesBetween(observed).map((span) => ({
          ...span,
          counting: counting(span.from, observed),
          past: past(span.from, observed, firstIn(observed)),
        }));
        expect(told(countedFrom(observed, null, firstIn(observed)))).toEqual(told(expected));
      }),
      { seed: 8, numRuns: 500 },
    ));

  it('is the same from a day on', () =>
    fc.assert(
      fc.property(series, day, (observed, start) => {
        const all = countedFrom(observed, null, firstIn(observed));
        const index = all.findLastIndex(({ from }) => from === null || from <= start);
        const [first, ...later] = all.slice(index) as [Counted, ...Counted[]];
        expect(told(countedFrom(observed, start, firstIn(observed)))).toEqual(
          told([{ ...first, from: start }, ...later]),
        );
      }),
      { seed: 9, numRuns: 500 },
    ));

  it('is the same on one day', () =>
    fc.assert(
      fc.property(series, day, (observed, on) => {
        const all = countedFrom(observed, null, firstIn(observed));
        const held = all.filter(({ from, until }) => (from === null || from <= on) && (until === null || on < until));
        expect(told([countedOn(observed, on, firstIn(observed))])).toEqual(told(held));
      }),
      { seed: 10, numRuns: 500 },
    ));
});
