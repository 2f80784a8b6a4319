import { addDays, type Day } from '@acta/domain';
import type { Span } from '@acta/projections';
import { turningPoints, type Courses } from '../findings/sweep.js';
import { meet } from '../time/timeline.js';

export interface Stretch {
  readonly from: Day | null;
  readonly until: Day | null;
  readonly day: Day;
}

/** Of the days on which a correction makes a difference, the stretches that are told at most: the last ones. */
const MOST_STRETCHES = 20;

/** The last stretches of days, and the day from which on they are told where there are more; null: these are all. */
export interface LastStretches {
  readonly stretches: readonly Stretch[];
  readonly toldFrom: Day | null;
}

/** The stretches between the days on which something can change, each with a day in it. */
function stretchesIn(courses: Courses): readonly Stretch[] {
  const ends = turningPoints(courses);
  const [first] = ends;
  if (first === undefined) return [];
  return [null, ...ends].map((from, index) => ({ from, until: ends[index] ?? null, day: from ?? addDays(first, -1) }));
}

/** The last stretches that have a day in common with each of these, which are alternatives. */
export function lastStretches(courses: Courses, ...meant: readonly (readonly Span[])[]): LastStretches {
  const all = stretchesIn(courses).filter((stretch) =>
    meant.every((spans) => spans.some((span) => meet(span, stretch))),
  );
  const stretches = all.slice(-MOST_STRETCHES);
  return { stretches, toldFrom: stretches.length < all.length ? (stretches[0]?.from ?? null) : null };
}
