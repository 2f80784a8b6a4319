import type { Amount } from '@acta/domain';
import type { Counted } from './counted.js';
import type { Figure } from './figure.js';
import { isSameMeasure, type Measured } from './measure.js';
import { isChange } from './total.js';

/** Money that is promised comes on top of what there was, whether that is said or not; of all else a level is no increase. */
export const isAlike = (a: Figure, b: Measured & Pick<Figure, 'basis'>): boolean =>
  isSameMeasure(a, b) && (a.currency !== undefined || a.basis === b.basis);

/** What of these is alike in measure and basis to one of the figures, and what is not: of one that may be a level or an increase each in its place. */
export function apart(
  counted: readonly Counted[],
  figures: readonly Figure[],
): Readonly<Record<'alike' | 'others', readonly Counted[]>> {
  const isMeant = (amount: Amount): boolean =>
    figures.some((figure) => isAlike(figure, { ...amount, basis: isChange(amount) ? 'increase' : 'level' }));
  const meant = (one: Counted, is: boolean): readonly Counted[] => {
    const amounts = [one.sure, ...one.possible].filter((amount) => amount !== undefined);
    const kept = amounts.filter((amount) => isMeant(amount) === is);
    if (kept.length === 0 || kept.length === amounts.length) return kept.length > 0 ? [one] : [];
    const [sure, ...possible] = [one.sure, ...one.possible].map((amount) =>
      amount && isMeant(amount) === is ? amount : undefined,
    );
    return [{ ...one, sure, possible }];
  };
  return {
    alike: counted.flatMap((one) => meant(one, true)),
    others: counted.flatMap((one) => meant(one, false)),
  };
}
