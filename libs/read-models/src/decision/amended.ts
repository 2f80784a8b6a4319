import { levelAfter, negated, sumOf, type Amount, type Sum } from '@acta/domain';
import { isSameMeasure } from '../figure/measure.js';
import { isChange } from '../figure/total.js';

/** A sum as the amount that it comes to, with what the amount before leaves out. */
function amountFrom(
  { min, max, basis, unspecified }: Omit<Sum, 'min'> & { readonly min: string },
  before: Amount,
): Amount {
  const { unit, currency, per, excludes, rule } = before;
  const measure = {
    unit,
    ...(currency !== undefined && { currency }),
    ...(per && { per }),
    ...(excludes && { excludes }),
  };
  if (unspecified) return { min, max, qualifier: 'unspecified', basis, ...measure, rule };
  if (min === max) return { min, max, value: min, qualifier: 'exactly', basis, ...measure, rule };
  return { min, max, qualifier: max === null ? 'at-least' : 'between', basis, ...measure, rule };
}

/** A sum of changes as an increase or a decrease; undefined where it may be either. */
function changeFrom(sum: Sum, before: Amount): Amount | undefined {
  const { min, max } = sum;
  if (min !== null && !min.startsWith('-')) return amountFrom({ ...sum, min }, before);
  if (max === null || !(max === '0' || max.startsWith('-'))) return undefined;
  return amountFrom({ ...sum, basis: 'decrease', min: negated(max), max: min === null ? null : negated(min) }, before);
}

/** So many more or fewer come on top of what there was before, a level or a change; anything else takes its place. */
export function addedTo(before: Amount | undefined, now: Amount): Amount {
  if (!before || !isChange(now) || !isSameMeasure(before, now)) return now;
  if (isChange(before)) {
    const sum = sumOf([before, now]);
    return (sum && changeFrom(sum, before)) ?? now;
  }
  const sum = levelAfter(before, [now]);
  return amountFrom({ ...sum, min: sum.min ?? '0' }, before);
}

/** What is there once so many have left: of a level or of an increase, and never less than none. */
export function lessBy(before: Amount, gone: Amount): Amount {
  const sum = isChange(before) && before.basis === 'increase' ? sumOf([before, gone]) : undefined;
  if (!sum) return addedTo(before, gone);
  const [min, max] = [sum.min, sum.max].map((end) => (end?.startsWith('-') ? '0' : end));
  return amountFrom({ ...sum, min: min ?? '0', max: max ?? null }, before);
}

/** Money is paid in parts: what is paid comes on top of what was paid before. */
export function paidAfter(before: Amount | undefined, now: Amount): Amount {
  if (!before || before.basis !== now.basis || !isSameMeasure(before, now)) return addedTo(before, now);
  const sum = sumOf([before, now]) as Sum;
  return amountFrom({ ...sum, min: sum.min ?? '0' }, before);
}

/**
 * What is promised once an amendment says another amount: a level gives way to a level, and a change to one of its kind; but so many more
 * or fewer come on top of a level, or of what it is at most, and a decrease goes off an increase.
 */
export function amendedBy(before: Amount | undefined, now: Amount): Amount {
  const isAddedTo = before && before.basis !== now.basis && before.basis !== 'target' && before.basis !== 'baseline';
  return isAddedTo ? addedTo(before, now) : now;
}
