import { variantsOf, waysOf, type Held, type Way } from '../time/held.js';
import type { Commitment } from './commitments.js';
import type { DecisionRow } from './row.js';
import type { Sure } from './taken-over.js';

/**
 * In which ways things may be together, once some may be otherwise in one way more, whatever else is so.
 * @param apart which of them are so together, each group by itself
 */
function waysOtherwise<T extends object>(
  items: readonly Held<T>[],
  ways: readonly Way[] | undefined,
  apart: readonly ReadonlySet<number>[],
): readonly Way[] {
  const sure: Way = items.map(({ certain }) => (certain ? 0 : null));
  const all = [sure, ...waysOf(items, ways)];
  for (const group of apart) {
    const otherwise = (variant: number | null, index: number): number | null =>
      variant !== null && group.has(index) ? variantsOf<T>(items[index] as Held<T>).length : variant;
    all.push(...all.map((way) => way.map(otherwise)));
  }
  return all.slice(1);
}

/** More promises than these that others may take the place of are told together. */
const MOST_APART = 5;

/** In which ways promises may stand, where others perhaps take their place: all of them at once, or one by one. */
export function waysLeft(
  { commitments, ways }: DecisionRow,
  taken: readonly Sure[],
  promised: Sure,
): DecisionRow['ways'] {
  const doubtful = taken.flatMap((certain, index) => (certain === false ? [index] : []));
  if (doubtful.length === 0) return undefined;
  const areTogether = promised !== undefined || doubtful.length > MOST_APART;
  const apart = areTogether ? [new Set(doubtful)] : doubtful.map((index) => new Set([index]));
  return { ...ways, commitments: waysOtherwise<Commitment>(commitments, ways?.commitments, apart) };
}
