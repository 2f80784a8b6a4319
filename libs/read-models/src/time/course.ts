import type { Span } from '@acta/projections';
import { isCertainOn, isPossibleOn, type Dated } from './dated.js';
import { inOrderOfEffect } from './order-of-effect.js';

/** How facts change a state; pure, and indifferent to facts that do not concern it. */
export interface Course<State> {
  readonly initial: State;
  evolve(state: State, fact: Dated): State;
}

/** The states that may hold; the first is by what is certain alone. */
export type States<State> = readonly [State, ...State[]];

export interface Stretch<State> extends Span {
  readonly states: States<State>;
}

/** The stretches of valid time between the days on which a fact becomes possible or certain; ISO days, null: open. */
export function stretchesBetween(bounds: readonly Dated[]): readonly Span[] {
  const days = bounds.flatMap(({ bounds: { earliest, latest } }) => [earliest, latest]);
  const cuts = [...new Set(days)].filter((day) => day !== null).toSorted();
  return [null, ...cuts].map((from, index) => ({ from, until: cuts[index] ?? null }));
}

/**
 * The course of one stream along valid time. What may be on a day: the certain facts alone, or with them all possible
 * ones up to each that comes after the last certain one. Stretches before the first fact is possible are left out.
 * @param facts by version
 */
export function courseOf<State>(facts: readonly Dated[], course: Course<State>): readonly Stretch<State>[] {
  const ordered = inOrderOfEffect(facts);
  return stretchesBetween(ordered).flatMap(({ from, until }) => {
    const inEffect = ordered.filter(({ bounds }) => isCertainOn(bounds, from) || isPossibleOn(bounds, from));
    return inEffect.length === 0 ? [] : [{ from, until, states: statesOn(from, inEffect, course) }];
  });
}

function statesOn<State>(day: string | null, facts: readonly Dated[], course: Course<State>): States<State> {
  const certain = facts.filter(({ bounds }) => isCertainOn(bounds, day));
  const evolve = course.evolve.bind(course);
  const sure = certain.reduce(evolve, course.initial);
  const last = certain.at(-1);
  const settled = last === undefined ? 0 : facts.indexOf(last) + 1;
  const possible: State[] = [];
  // Where every possible fact comes after the certain ones, the certain state is where they start from.
  let state = settled === certain.length ? sure : facts.slice(0, settled).reduce(evolve, course.initial);
  if (state !== sure) possible.push(state);
  for (const fact of facts.slice(settled)) possible.push((state = evolve(state, fact)));
  return [sure, ...possible];
}
