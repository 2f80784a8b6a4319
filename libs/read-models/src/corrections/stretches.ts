import { addDays, type Day } from '@acta/domain';
import type { Span } from '@acta/projections';
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

const ANY_DAY = '1970-01-01';

/** The stretches between the days on which something can change, each with a day in it. */
function stretchesBetween(turns: readonly Day[]): readonly Stretch[] {
  const ends = [...new Set(turns)].toSorted();
  // Where nothing turns, one day is like any other.
  const [first = ANY_DAY] = ends;
  return [null, ...ends].map((from, index) => ({ from, until: ends[index] ?? null, day: from ?? addDays(first, -1) }));
}

/** The last stretches between such days that have a day in common with each of these, which are alternatives. */
export function lastStretches(turns: readonly Day[], ...meant: readonly (readonly Span[])[]): LastStretches {
  const all = stretchesBetween(turns).filter((stretch) =>
    meant.every((spans) => spans.some((span) => meet(span, stretch))),
  );
  const stretches = all.slice(-MOST_STRETCHES);
  return { stretches, toldFrom: stretches.length < all.length ? (stretches[0]?.from ?? null) : null };
}

/** The day from which on all of these are told; null: all is. */
export const allToldFrom = (told: readonly Pick<LastStretches, 'toldFrom'>[]): Day | null =>
  told.reduce<Day | null>((last, { toldFrom: from }) => (last === null || (from ?? '') > last ? from : last), null);

/** The days between which stretches of days are. */
export const endsOf = (spans: readonly Span[]): readonly Day[] =>
  spans.flatMap(({ from, until }) => [from, until]).filter((day) => day !== null);
