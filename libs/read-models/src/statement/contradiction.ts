import { overlap, type Amount } from '@acta/domain';
import { isSameMeasure } from '../figure/measure.js';
import { isLater, type Dated } from '../time/dated.js';

/** A fact with one of the amounts that it states. */
export interface Saying {
  readonly dated: Dated;
  readonly amount: Amount;
}

/** Whether no figure can be both: they count the same, in the same measure, and their bounds have nothing in common. */
export const areIncompatible = (a: Amount, b: Amount): boolean =>
  a.basis === b.basis && isSameMeasure(a, b) && !overlap(a, b);

/** Whether two sayings of the same thing cannot both be true: neither is of a later day, and no figure can be both. */
export const contradict = (a: Saying, b: Saying): boolean =>
  !isLater(a.dated, b.dated) && !isLater(b.dated, a.dated) && areIncompatible(a.amount, b.amount);
