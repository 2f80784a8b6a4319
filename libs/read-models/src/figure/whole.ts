import { hullOf, type Amount } from '@acta/domain';
import { excludedByAll } from './excluded.js';
import { figuresOf, inMeasure, type Counted, type Figure, type Range } from './figure.js';
import { isSameMeasure, measureOf } from './measure.js';

const more = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : hullOf({ min: a, max: a }, { min: b, max: b }).max;

const isAlike = (a: Figure, b: Figure): boolean => isSameMeasure(a, b) && a.basis === b.basis;

/** A whole is at least what its parts come to, and its parts are in it. */
const raised = (whole: Range, parts: Range): Range => {
  const min = more(whole.min, parts.min);
  return { min, max: whole.max === null ? null : more(whole.max, min) };
};

function amountOf(
  { unit, currency, per, basis, unspecified }: Figure,
  { min, max }: Range,
  excludes: Figure['excludes'],
): Amount {
  const qualifier = unspecified && max === null ? 'unspecified' : 'between';
  const measure = { unit, ...(currency !== undefined && { currency }), ...(per && { per }) };
  return { min: min ?? '0', max, qualifier, basis, ...measure, ...(excludes && { excludes }), rule: 1 };
}

/** Where the parts are merely possible, the whole may be without them. */
function wholeOf(whole: Figure, parts: Figure): Counted {
  const range = (of: 'certain' | 'possible'): Range | null => {
    const [all, some] = [whole[of], parts[of]];
    return all && some ? raised(all, some) : (all ?? some);
  };
  const { excludes } = excludedByAll([whole, parts]);
  const amounts = (...ranges: readonly (Range | null)[]): readonly Amount[] =>
    ranges.flatMap((one) => (one ? [amountOf(whole, one, excludes)] : []));
  return {
    sure: amounts(range('certain'))[0],
    possible: amounts(range('possible'), parts.certain ? null : whole.possible),
    events: [...whole.events, ...parts.events],
  };
}

/** Whether parts come to more than their whole, or may. */
const isMore = (parts: Figure, whole: Figure): boolean =>
  (['certain', 'possible'] as const).some((of) => {
    const [all, some] = [whole[of], parts[of]];
    return some !== null && (all === null || raised(all, some).min !== all.min);
  });

/** Those that are alike in measure and basis. */
export const alikeTo = (counted: readonly Counted[], figure: Figure): readonly Counted[] =>
  counted.filter((one) => figuresOf([one]).some((other) => isAlike(other, figure)));

/**
 * Whether something can be in what is promised elsewhere: soldiers are not in a sum of money. Dollars may be in a sum of euros, if
 * somebody says that they are a part of it; they are not added to it, and not converted either.
 */
export const isIn = (one: Counted, others: readonly Counted[]): boolean => {
  const units = new Set(figuresOf(others).map(({ unit }) => unit));
  return figuresOf([one]).some(({ unit }) => units.has(unit));
};

/** What a whole comes to with its parts: each measure (unit, currency, period) by itself, what is in both once. */
export function together(whole: readonly Counted[], parts: readonly Counted[]): readonly Counted[] {
  if (parts.length === 0) return whole;
  const ofParts = figuresOf(parts);
  return figuresOf(whole).flatMap((figure) => {
    const within = ofParts.find((other) => isAlike(figure, other));
    return within && isMore(within, figure) ? [wholeOf(figure, within)] : inMeasure(whole, measureOf(figure));
  });
}
