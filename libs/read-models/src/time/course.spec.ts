import type { Fact } from '@acta/domain';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { courseOf, stretchesBetween, type Course } from './course.js';
import { isCertainOn, isPossibleOn, type Dated } from './dated.js';
import { inOrderOfEffect } from './order-of-effect.js';

/** A state that tells which facts made it, in which order. */
const course: Course<string> = { initial: '', evolve: (state, { fact }) => `${state}${fact.version} ` };

/** The states on a day as they are defined: a fold of the certain facts, and one up to each possible fact after the last of them. */
function statesOn(day: string | null, facts: readonly Dated[]): readonly string[] {
  const fold = (some: readonly Dated[]): string => some.reduce(course.evolve.bind(course), course.initial);
  const inEffect = facts.filter(({ bounds }) => isCertainOn(bounds, day) || isPossibleOn(bounds, day));
  const certain = inEffect.filter(({ bounds }) => isCertainOn(bounds, day));
  const settled = inEffect.findLastIndex((fact) => certain.includes(fact)) + 1;
  const possible = inEffect.map((_, index) => fold(inEffect.slice(0, index + 1))).slice(settled);
  const sure = fold(certain);
  return settled === certain.length ? [sure, ...possible] : [sure, fold(inEffect.slice(0, settled)), ...possible];
}

const day = fc.integer({ min: 10, max: 20 }).map((date) => `2017-01-${date}`);
const bounds = fc
  .tuple(fc.option(day), fc.option(day))
  .map(([a, b]) => (a !== null && b !== null && a > b ? { earliest: b, latest: a } : { earliest: a, latest: b }));

describe('a course', () => {
  it('has on each day what is certain by then, and what is possible, whatever the order of recording', () => {
    fc.assert(
      fc.property(fc.array(bounds, { maxLength: 8 }), (given) => {
        const facts = given.map((each, index): Dated => ({ fact: { version: index + 1 } as Fact, bounds: each }));
        const ordered = inOrderOfEffect(facts);
        const defined = stretchesBetween(facts).map(({ from, until }) => ({
          from,
          until,
          begun: facts.some(({ bounds }) => isCertainOn(bounds, from) || isPossibleOn(bounds, from)),
          states: statesOn(from, ordered),
        }));
        expect(courseOf(facts, course)).toMatchObject(defined);
        expect(courseOf(facts, course)).toHaveLength(defined.length);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
