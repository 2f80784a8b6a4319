import type { DayBounds } from '@acta/domain';
import { isSameJson } from '@acta/projections';
import type { Dated } from './dated.js';

/** The same recorded event with the same said of it, so that what was made of the one is what would be made of the other. */
export const isSameDated = (one: Dated, other: Dated): boolean =>
  one.fact.id === other.fact.id &&
  one.fact.saysAgain === other.fact.saysAgain &&
  isSameJson(one.fact.retracted, other.fact.retracted) &&
  isSameBounds(one.bounds, other.bounds) &&
  isSameList(one.fact.corrections, other.fact.corrections) &&
  isSameList(one.fact.disputes.map(byEvent), other.fact.disputes.map(byEvent));

/** These facts, those that are known already as the very same objects. */
export function withKnown<D extends Dated>(
  facts: readonly D[],
  known: readonly D[],
  isSame: (one: D, other: D) => boolean = isSameDated,
): readonly D[] {
  const byId = new Map(known.map((one) => [one.fact.id, one]));
  return facts.map((one) => {
    const other = byId.get(one.fact.id);
    return other && isSame(one, other) ? other : one;
  });
}

const byEvent = ({ event }: { readonly event: string }): string => event;

export const isSameBounds = (a: DayBounds | undefined, b: DayBounds | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.earliest === b.earliest && a.latest === b.latest);

export const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
