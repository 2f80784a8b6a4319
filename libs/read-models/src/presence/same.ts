import { isSameBounds, isSameDated } from '../time/same-dated.js';
import type { Observed, Past } from './counted.js';
import type { Restated } from './row.js';

/** Whether the same is said of two observations, and the same again. */
export const isSameIn =
  (restated: Restated, before: Restated) =>
  (one: Observed, other: Observed): boolean =>
    isSameDated(one, other) && saidAgain(restated.get(one.fact.id)) === saidAgain(before.get(one.fact.id));

const saidAgain = (again: readonly Observed[] = []): string =>
  again.length === 0 ? '' : JSON.stringify(again.map(({ fact }) => [fact.id, fact.data.amount]));

export const isSamePast = (a: Past, b: Past): boolean => isSameBounds(a.seen, b.seen) && isSameBounds(a.risen, b.risen);
