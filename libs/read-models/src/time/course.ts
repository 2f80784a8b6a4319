import type { Day } from '@acta/domain';
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
  /** Whether any fact is in effect. */
  readonly begun: boolean;
  /** Whether all that is in effect is certain. */
  readonly settled: boolean;
}

/** The stretches of valid time between the days on which a fact becomes possible or certain; ISO days, null: open. */
export function stretchesBetween(bounds: readonly Dated[]): readonly Span[] {
  const days = bounds.flatMap(({ bounds: { earliest, latest } }) => [earliest, latest]);
  const cuts = [...new Set(days)].filter((day) => day !== null).toSorted();
  return [null, ...cuts].map((from, index) => ({ from, until: cuts[index] ?? null }));
}

/** The one of these stretches that holds a day. */
export function stretchAround(day: Day, bounds: readonly Dated[]): Span {
  let [from, until]: [Day | null, Day | null] = [null, null];
  for (const { earliest, latest } of bounds.map((each) => each.bounds)) {
    for (const cut of [earliest, latest]) {
      if (cut === null) continue;
      if (cut <= day && (from === null || from < cut)) from = cut;
      if (day < cut && (until === null || cut < until)) until = cut;
    }
  }
  return { from, until };
}

/**
 * The course of one stream along valid time. What may be on a day: the certain facts alone, or with them all possible
 * ones up to each that comes after the last certain one. Before the first fact is possible there is a stretch that has not begun.
 * @param facts by version
 */
export function courseOf<State>(facts: readonly Dated[], course: Course<State>): readonly Stretch<State>[] {
  return inOrderOfEffect(facts).reduce<readonly Stretch<State>[]>(
    (stretches, fact) => withFact(stretches, fact, course),
    nothing(course),
  );
}

/** The course before any fact. */
export const nothing = <State>({ initial }: Course<State>): readonly Stretch<State>[] => [
  { from: null, until: null, states: [initial], begun: false, settled: true },
];

/** Of the course of one stream the stretch that holds a day, without the work for all others. */
export function stretchOn<State>(facts: readonly Dated[], course: Course<State>, day: Day): Stretch<State> {
  const { from, until } = stretchAround(day, facts);
  return inOrderOfEffect(facts).reduce<Stretch<State>>(
    (stretch, fact) => (isPossibleOn(fact.bounds, from) ? extended(stretch, fact, course) : stretch),
    { from, until, states: [course.initial], begun: false, settled: true },
  );
}

/**
 * A course with one more fact, which takes effect after the others. A stretch that it does not concern stays the very same
 * object, and one that it cuts short keeps its states.
 */
export function withFact<State>(
  stretches: readonly Stretch<State>[],
  fact: Dated,
  course: Course<State>,
): readonly Stretch<State>[] {
  const { earliest } = fact.bounds;
  const first = stretches.findLastIndex(({ from }) => from === null || (earliest !== null && from <= earliest));
  const next = stretches.slice(0, first);
  for (const stretch of stretches.slice(first)) {
    for (const part of cutBy(stretch, fact)) {
      next.push(isPossibleOn(fact.bounds, part.from) ? extended(part, fact, course) : part);
    }
  }
  return next;
}

function cutBy<State>(stretch: Stretch<State>, { bounds: { earliest, latest } }: Dated): readonly Stretch<State>[] {
  const { states, begun, settled } = stretch;
  const parts: Stretch<State>[] = [];
  let rest = stretch;
  for (const day of earliest === latest ? [latest] : [earliest, latest]) {
    const { from, until } = rest;
    if (day === null || (from !== null && day <= from) || (until !== null && until <= day)) continue;
    parts.push({ from, until: day, states, begun, settled });
    rest = { from: day, until, states, begun, settled };
  }
  parts.push(rest);
  return parts;
}

function extended<State>(stretch: Stretch<State>, fact: Dated, course: Course<State>): Stretch<State> {
  const { from, until, states } = stretch;
  const [sure] = states;
  const all = course.evolve(states.at(-1) as State, fact);
  if (!isCertainOn(fact.bounds, from)) return { from, until, states: [...states, all], begun: true, settled: false };
  const certain: States<State> = stretch.settled ? [all] : [course.evolve(sure, fact), all];
  return { from, until, states: certain, begun: true, settled: stretch.settled };
}
