import { isSameBounds, isSameDated } from '../time/same-dated.js';
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
    return other && isSaidAgain && isSameDated(one, other) ? other : one;
  });
}

const saidAgain = (again: readonly Observed[] = []): string =>
  again.length === 0 ? '' : JSON.stringify(again.map(({ fact }) => [fact.id, fact.data.amount]));

export const isSamePast = (a: Past, b: Past): boolean => isSameBounds(a.seen, b.seen) && isSameBounds(a.risen, b.risen);
