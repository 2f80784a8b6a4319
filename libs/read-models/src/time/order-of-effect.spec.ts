import type { Fact } from '@acta/domain';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Dated } from './dated.js';
import { inOrderOfEffect } from './order-of-effect.js';

const at = (version: number, earliest: string | null, latest: string | null): Dated => ({
  fact: { version, id: `${version}` } as Fact,
  bounds: { earliest, latest },
});
const versions = (...facts: readonly Dated[]) => inOrderOfEffect(facts).map(({ fact }) => fact.version);

describe('the order of effect', () => {
  it('is that of the dates, where they settle it', () =>
    expect(versions(at(1, '2018-01-01', '2018-01-01'), at(2, '2017-01-01', '2017-01-01'))).toEqual([2, 1]));

  it('is that of recording where two can have happened either way', () =>
    expect(versions(at(1, '2017-01-01', '2017-12-31'), at(2, '2017-06-01', '2017-06-01'))).toEqual([1, 2]));

  it('leaves what has no date where it was recorded', () =>
    expect(versions(at(1, null, '2026-11-24'), at(2, '2018-03-01', '2018-03-01'))).toEqual([1, 2]));

  it('puts a late record of an early day before what happened later, and leaves what may be of any day where it is', () =>
    expect(
      versions(at(1, '2017-05-01', '2017-05-01'), at(2, null, '2026-01-01'), at(3, '2015-01-01', '2015-12-31')),
    ).toEqual([3, 1, 2]));

  const day = fc.integer({ min: 10, max: 28 }).map((date) => `2017-01-${date}`);
  const bounds = fc
    .tuple(fc.option(day), fc.option(day))
    .map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b]) as [string | null, string | null]);

  it('of what was recorded before stays as it is, whatever is recorded late', () => {
    fc.assert(
      fc.property(fc.array(bounds, { minLength: 1, maxLength: 12 }), (given) => {
        const facts = given.map(([earliest, latest], index) => at(index + 1, earliest, latest));
        const late = facts.at(-1);
        expect(inOrderOfEffect(facts).filter((fact) => fact !== late)).toEqual(inOrderOfEffect(facts.slice(0, -1)));
      }),
      { seed: 11 },
    );
  });

  it('never puts what certainly happened later first, and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(bounds, { maxLength: 12 }), (given) => {
        const facts = given.map(([earliest, latest], index) => at(index + 1, earliest, latest));
        const ordered = inOrderOfEffect(facts);
        expect(ordered.toSorted((a, b) => a.fact.version - b.fact.version)).toEqual(facts);
        for (const [index, { bounds: first }] of ordered.entries()) {
          for (const { bounds: second } of ordered.slice(index + 1)) {
            const isReversed = second.latest !== null && first.earliest !== null && second.latest < first.earliest;
            expect(isReversed).toBe(false);
          }
        }
      }),
      { seed: 7 },
    );
  });
});
