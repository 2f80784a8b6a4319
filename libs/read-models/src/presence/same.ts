import type { DayBounds } from '@acta/domain';
import type { Observed, Past } from './counted.js';
import type { Restated } from './row.js';

/** The same observations, those of which is said what was said before as the very same objects. */
export function withKnown(
  observed: readonly Observed[],
  restated: Restated,
  before: { readonly observed: readonly Observed[]; readonly restated: Restated },
): readonly Observed[] {
  const known = new Map(before.observed.map((one) => [one.fact.id, one]));
  return observed.map((one) => {
    const { id } = one.fact;
    const other = known.get(id);
    const isSaidAgain = saidAgain(restated.get(id)) === saidAgain(before.restated.get(id));
    return other && isSaidAgain && isSame(one, other) ? other : one;
  });
}

const saidAgain = (again: readonly Observed[] = []): string =>
  again.length === 0 ? '' : JSON.stringify(again.map(({ fact }) => [fact.id, fact.data.amount]));

/** The same recorded event with the same said of it. */
const isSame = (one: Observed, other: Observed): boolean =>
  isSameBounds(one.bounds, other.bounds) &&
  isSameList(one.fact.corrections, other.fact.corrections) &&
  isSameList(one.fact.disputes.map(byEvent), other.fact.disputes.map(byEvent));

const byEvent = ({ event }: { readonly event: string }): string => event;

export const isSamePast = (a: Past, b: Past): boolean => isSameBounds(a.seen, b.seen) && isSameBounds(a.risen, b.risen);

const isSameBounds = (a: DayBounds | undefined, b: DayBounds | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.earliest === b.earliest && a.latest === b.latest);

export const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
