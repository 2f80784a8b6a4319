import { hullOf, type Amount } from '@acta/domain';
import { apart, isAlike } from './alike.js';
import { groupBy } from '../group-by.js';
import { excludedByAll } from './excluded.js';
import { figuresOf, inMeasure, type Counted, type Figure, type Range } from './figure.js';
import { measureOf } from './measure.js';
import { hull, isHigher, isLower, nothing } from './range.js';
import { total } from './total.js';

const more = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : hullOf({ min: a, max: a }, { min: b, max: b }).max;

/** A whole is at least what its parts come to, and its parts are in it. One that is less than they are does not limit them. */
function raised(whole: Range, parts: Range): Range {
  const min = more(whole.min, parts.min);
  if (whole.max === null) return { min, max: null };
  const isTooLittle = isHigher({ min: null, max: min }, { min: null, max: whole.max });
  return { min, max: isTooLittle ? parts.max : whole.max };
}

function amountOf(
  { unit, currency, per, basis, unspecified }: Figure,
  { min, max }: Range,
  excludes: Figure['excludes'],
): Amount {
  const qualifier = unspecified && max === null ? 'unspecified' : 'between';
  const measure = { unit, ...(currency !== undefined && { currency }), ...(per && { per }) };
  return { min: min ?? '0', max, qualifier, basis, ...measure, ...(excludes && { excludes }), rule: 1 };
}

/** A sum as one thing that counts. */
export const asCounted = (figure: Figure): Counted => {
  const { certain, possible, excludes, disputed, events } = figure;
  const [sure, perhaps] = [certain, possible].map((range) => (range ? amountOf(figure, range, excludes) : undefined));
  const isSettled = certain !== null && certain.min === possible?.min && certain.max === possible.max;
  return { sure, possible: isSettled ? [] : [perhaps], ...(disputed && { disputed }), events };
};

/** It may be the days that leave open how much it is. */
function atItsMost(amount: Amount | undefined): Amount | undefined {
  if (!amount || amount.max === null) return amount;
  return amount.basis === 'decrease' ? { ...amount, max: amount.min } : { ...amount, min: amount.max };
}

/** The least that amounts come to, so many fewer being less than none. */
const leastOf = (amounts: readonly Amount[]): Range => {
  const { min } = total(amounts) ?? nothing;
  return { min: null, max: min };
};

/** The parts as they come to most, if all that is possible is so: what is in one file is otherwise together. */
const atMost = (parts: readonly Counted[]): readonly Counted[] =>
  [...groupBy(parts, (one) => one.file ?? one).values()].flatMap((group) => {
    const states = group.map(({ sure, possible }) => [sure, ...possible.map(atItsMost)]);
    const length = Math.max(...states.map((each) => each.length));
    const ways = Array.from({ length }, (_, index) => states.map((each) => each[Math.min(index, each.length - 1)]));
    const [first = [], ...others] = ways;
    const least = (way: readonly (Amount | undefined)[]): Range => leastOf(way.flatMap((amount) => amount ?? []));
    const most = others.reduce((best, way) => (isHigher(least(way), least(best)) ? way : best), first);
    return group.map(({ sure: _sure, ...one }, index) => ({ ...one, sure: most[index], possible: [] }));
  });

/** What the parts of a whole come to in its measure, and what they may come to if all that is possible is so. */
interface Within {
  readonly parts: Figure;
  readonly most: Figure;
}

/** What a figure of which nothing is certain may be by itself: of so many fewer, perhaps, also without what may be beside them. */
function byItself({ min, max, possible }: Figure): Range | null {
  const known = possible && hull([nothing, possible]);
  return known && isLower({ min, max }, known) ? { min, max } : possible;
}

/** Where the parts are merely possible, the whole may be without them; where the whole is, they may be by themselves. */
function wholeOf(whole: Figure, { parts, most }: Within): Counted {
  const including = (of: 'certain' | 'possible', some: Range | null): Range | null => {
    const all = whole[of];
    return all && some ? raised(all, some) : (all ?? some);
  };
  const { excludes } = excludedByAll([whole, parts]);
  const unspecified = whole.unspecified || parts.unspecified;
  const amounts = (...ranges: readonly (Range | null)[]): readonly Amount[] =>
    ranges.flatMap((one) => (one ? [amountOf({ ...whole, unspecified }, one, excludes)] : []));
  return {
    sure: amounts(including('certain', parts.certain))[0],
    possible: amounts(
      including('possible', parts.possible),
      including('possible', most.possible),
      parts.certain ? null : byItself(whole),
      whole.certain ? null : byItself(parts),
    ),
    ...((whole.disputed ?? parts.disputed) && { disputed: true }),
    events: [...whole.events, ...parts.events],
  };
}

/** Whether a range has something in it that another and nothing at all have not. */
const isBeyond = (some: Range | null, all: Range | null): boolean => {
  const known = all ? [nothing, all] : [nothing];
  const [without, within] = [hull(known), hull(some ? [...known, some] : known)];
  return without?.min !== within?.min || without?.max !== within?.max;
};

/** Whether parts come to more than their whole, or may; or, where there may be no whole, to something else by themselves. */
const isMore = ({ parts, most }: Within, whole: Figure): boolean =>
  (!whole.certain && isBeyond(byItself(parts), whole.possible)) ||
  [
    [parts.certain, whole.certain],
    [parts.possible, whole.possible],
    [most.possible, whole.possible],
  ].some(([some, all]) => some && (!all || raised(all, some).min !== all.min));

function withinOf(whole: Figure, parts: readonly Counted[], asMost = atMost(parts)): Within | undefined {
  const [sum, most] = [parts, asMost].map((each) => figuresOf(each).find((other) => isAlike(whole, other)));
  return sum && { parts: sum, most: most ?? sum };
}

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
  return figuresOf(whole).flatMap((figure) => {
    const within = withinOf(figure, apart(parts, [figure]).alike);
    return within && isMore(within, figure) ? [wholeOf(figure, within)] : inMeasure(whole, measureOf(figure));
  });
}

/** A figure at its most, where it is the days that leave it open. */
function highest(figure: Figure): Figure {
  const { certain, possible } = figure;
  const most = possible?.max ?? null;
  if (most === null || (certain && certain.max === most)) return figure;
  const range = { min: most, max: most };
  return { ...figure, certain: range, possible: range };
}

/** The same of figures in one measure: the whole as it was said, unless its parts come to more. */
export function atLeast(whole: Figure, parts: readonly Figure[]): Figure {
  const within = withinOf(whole, parts.map(asCounted), parts.map(highest).map(asCounted));
  return within && isMore(within, whole) ? (figuresOf([wholeOf(whole, within)])[0] as Figure) : whole;
}
