import type { Amount, Period } from '@acta/domain';
import { groupBy } from '../group-by.js';
import { remembered, sameList } from '../remembered.js';
import { casesOf, spanOfAll, spanOfPossible, type Counted } from './counted.js';
import { excludedByAll } from './excluded.js';
import { measureOf } from './measure.js';
import type { Range } from './range.js';
import { amountText, sumText } from './text.js';
import { isChange, total } from './total.js';

export type { Counted } from './counted.js';
export type { Range } from './range.js';

/** A figure with what is known of it: from the least to the most of everything that may be on that day. */
export interface Figure extends Range {
  /** Whether a part of it is of unspecified size. */
  readonly unspecified: boolean;
  readonly unit: string;
  readonly currency?: string;
  readonly per?: Period;
  /** What every amount in it leaves out. */
  readonly excludes?: readonly string[];
  /** `level`: so many in all; `increase`: so many more, on no level that is known; `ceiling`: as many are allowed. */
  readonly basis: 'level' | 'increase' | 'ceiling' | 'target' | 'baseline';
  readonly text: string;
  /** What certain facts alone come to; null: they say nothing. */
  readonly certain: Range | null;
  /** The same as the figure, but where nothing is certain: then what there is if what is possible is so. */
  readonly possible: Range | null;
  /** Somebody disputes an event behind it. */
  readonly disputed?: true;
  /** Ids of the events behind it. */
  readonly events: readonly string[];
}

/** The amounts that something may come to, each once. */
const amountsIn = remembered(({ sure, possible }: Counted): readonly Amount[] => {
  const amounts = [sure, ...possible].filter((amount) => amount !== undefined);
  if (amounts.length < 2) return amounts;
  return [...new Map(amounts.map((amount) => [JSON.stringify(amount), amount])).values()];
});

/** What is certain, or else all that is possible, comes to; undefined of nothing. */
function shownIn(counted: readonly Counted[]) {
  const sure = total(counted.flatMap((one) => one.sure ?? []));
  return { sure, shown: sure ?? total(counted.flatMap(amountsIn)) };
}

function figureIn(counted: readonly Counted[]): Figure | undefined {
  const distinct = counted.flatMap(amountsIn);
  const { sure, shown } = shownIn(counted);
  if (!shown) return undefined;
  const files = casesOf(counted);
  const isSettled = files.every(({ possible }) => possible.length === 0);
  const certain = sure ? { min: sure.min, max: sure.max } : null;
  const bounds = certain && isSettled ? certain : spanOfAll(files);
  const possible = certain ? bounds : spanOfPossible(files);
  const unspecified = distinct.some(({ qualifier }) => qualifier === 'unspecified');
  const basis = isChange(shown) ? 'increase' : 'level';
  const { unit, currency, per } = shown;
  const measure = {
    unit,
    ...(currency !== undefined && { currency }),
    ...(per && { per }),
    ...excludedByAll(distinct),
  };
  const [only, ...others] = distinct;
  const mayBeNone = files.some((file) => file.possible.some((amountsThen) => amountsThen.length === 0));
  const text =
    only && others.length === 0 && !mayBeNone
      ? amountText(only)
      : sumText({ ...measure, ...possible, unspecified, basis });
  return {
    ...bounds,
    unspecified,
    ...measure,
    basis,
    text: certain ? text : `possibly ${text}`,
    certain,
    possible,
    ...(counted.some(({ disputed }) => disputed) && { disputed: true }),
    events: [...new Set(counted.flatMap(({ events }) => events))],
  };
}

/** Which figure is the principal one: personnel before anything else, then in the order of the alphabet, a level before an increase. */
const rank = ({ unit, currency = '', per, basis }: Figure): string =>
  JSON.stringify([unit === 'personnel' ? '' : unit, currency, per ?? '', basis === 'increase']);

/** The principal one first. */
export const inRank = (figures: readonly Figure[]): readonly Figure[] =>
  figures.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));

/** What of these is in one measure, as `measureOf` names it. */
export function inMeasure(counted: readonly Counted[], measure: string): readonly Counted[] {
  const inIt = (amount: Amount | undefined) => (amount && measureOf(amount) === measure ? amount : undefined);
  return counted.map((one) => ({ ...one, sure: inIt(one.sure), possible: one.possible.map(inIt) })).filter(isAnything);
}

const isAnything = ({ sure, possible }: Counted): boolean =>
  sure !== undefined || possible.some((amount) => amount !== undefined);

interface InMeasure {
  readonly measure: string;
  readonly counted: readonly Counted[];
  /** Whether it comes to so many more, on no level. */
  readonly isIncrease: boolean;
}

/** What one contributor has, in each measure by itself: states that are compared have most of it in common. */
const byMeasure = remembered((all: readonly Counted[]): readonly InMeasure[] => {
  const amounts = all.flatMap(({ sure, possible }) => [sure, ...possible]);
  const measures = new Set(amounts.flatMap((amount) => (amount ? [measureOf(amount)] : [])));
  return [...measures].flatMap((measure) => {
    // Things that stay the same objects are looked at once.
    const counted = measures.size === 1 ? all.filter(isAnything) : inMeasure(all, measure);
    const { shown } = shownIn(counted);
    return shown ? [{ measure, counted, isIncrease: isChange(shown) }] : [];
  });
});

const figureOfOne = remembered((counted: readonly Counted[]) => figureIn(counted) as Figure);

/**
 * The sums over several contributors, one for each unit, currency and period: nothing is converted. The level of one is no level
 * that the increase of another could be added to: levels, each with what its own contributor has on top of it, come to one figure,
 * and the increases of those without a level to another. The principal one comes first.
 */
export function figuresOfAll(contributors: readonly (readonly Counted[])[]): readonly Figure[] {
  const each = contributors.flatMap((all) => byMeasure(sameList(all)));
  const alike = groupBy(each, ({ measure, isIncrease }) => JSON.stringify([measure, isIncrease]));
  return inRank(
    [...alike.values()].flatMap(([first, ...others]) =>
      first && others.length === 0
        ? figureOfOne(first.counted)
        : (figureIn([first, ...others].flatMap((one) => one?.counted ?? [])) ?? []),
    ),
  );
}

/** The sums of what one contributor has, or of what is alike: an increase is added to a level. */
export const figuresOf = (counted: readonly Counted[]): readonly Figure[] => figuresOfAll([counted]);

const ofAmounts = [new WeakMap<Amount, Figure>(), new WeakMap<Amount, Figure>()] as const;

/** A figure that is one amount; its text is what was said, certain or not. */
export function figureOfAmount(amount: Amount, certain: boolean, events: readonly string[]): Figure {
  const known = ofAmounts[certain ? 0 : 1];
  const figure = known.get(amount) ?? figureIn([{ ...countedAlone(amount, certain), events }]);
  known.set(amount, figure as Figure);
  return { ...(figure as Figure), text: amountText(amount), events: [...new Set(events)] };
}

const countedAlone = (amount: Amount, certain: boolean): Pick<Counted, 'sure' | 'possible'> =>
  certain ? { sure: amount, possible: [] } : { sure: undefined, possible: [amount] };
