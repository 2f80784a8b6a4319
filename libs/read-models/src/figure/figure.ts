import { hullOf, levelAfter, sumOf, type Amount, type Period, type Sum } from '@acta/domain';
import { groupBy } from '../group-by.js';
import { excludedByAll } from './excluded.js';
import { measureOf } from './measure.js';
import { amountText, sumText } from './text.js';

/** From the least to the most, as decimals; null: open. */
export interface Range {
  readonly min: string | null;
  readonly max: string | null;
}

/** A figure with what is known of it. */
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
  /** By certain facts alone; null: they say nothing. */
  readonly certain: Range | null;
  /** With what is possible on that day. */
  readonly possible: Range | null;
  /** Somebody disputes an event behind it. */
  readonly disputed?: true;
  /** Ids of the events behind it. */
  readonly events: readonly string[];
}

/** One thing that counts towards a figure: how much it is for certain, and what it may be; undefined: nothing. */
export interface Counted {
  readonly sure: Amount | undefined;
  /** Empty where nothing else is possible. */
  readonly possible: readonly (Amount | undefined)[];
  readonly disputed?: true;
  readonly events: readonly string[];
}

export const isChange = ({ basis }: Pick<Amount, 'basis'>): boolean => basis === 'increase' || basis === 'decrease';

/** What amounts of one unit come to: a level, with changes added to it, or changes alone. */
function total(amounts: readonly Amount[]): Sum | undefined {
  const levels = sumOf(amounts.filter((amount) => !isChange(amount)).map((amount) => ({ ...amount, basis: 'level' })));
  const changes = amounts.filter(isChange);
  if (!levels) return sumOf(changes);
  const { min, unspecified, ...level } = levels;
  return levelAfter({ ...level, min: min ?? '0', qualifier: unspecified ? 'unspecified' : 'exactly' }, changes);
}

const spanned = (a: string, b: string) => hullOf({ min: a, max: a }, { min: b, max: b });

/** The least range that contains all of them; null of none. */
export const hull = (ranges: readonly Range[]): Range | null =>
  ranges.reduce<Range | null>(
    (all, { min, max }) =>
      all
        ? {
            min: all.min === null || min === null ? null : spanned(all.min, min).min,
            max: all.max === null || max === null ? null : spanned(all.max, max).max,
          }
        : { min, max },
    null,
  );

const nothing: Range = { min: '0', max: '0' };
const rangeOf = ({ min, max }: Range): Range => ({ min, max });

function figureIn(counted: readonly Counted[]): Figure | undefined {
  const options = counted.map(({ sure, possible }) => (possible.length > 0 ? possible : [sure]));
  const cases = Math.max(...options.map(({ length }) => length));
  const scenarios = Array.from({ length: cases }, (_, index) =>
    options.flatMap((each) => each[Math.min(index, each.length - 1)] ?? []),
  );
  const sureAmounts = counted.flatMap(({ sure }) => sure ?? []);
  const sure = total(sureAmounts);
  const sums = scenarios.map(total);
  const shown = sure ?? sums.find((sum) => sum !== undefined);
  if (!shown) return undefined;
  const possible = hull(sums.map((sum) => (sum ? rangeOf(sum) : nothing)));
  const bounds = hull([...(sure ? [sure] : []), ...(possible ? [possible] : [])]) as Range;
  const unspecified = [sure, ...sums].some((sum) => sum?.unspecified);
  const basis = isChange(shown) ? 'increase' : 'level';
  const distinct = new Map(
    counted.flatMap(({ sure: one, possible: others }, index) =>
      [one, ...others].flatMap((amount) => (amount ? [[JSON.stringify([index, amount]), amount] as const] : [])),
    ),
  );
  const [only, ...others] = distinct.values();
  const { unit, currency, per } = shown;
  const excluded = excludedByAll([...distinct.values()]);
  return {
    ...bounds,
    unspecified,
    unit,
    ...(currency !== undefined && { currency }),
    ...(per && { per }),
    ...excluded,
    basis,
    text:
      only && others.length === 0
        ? amountText(only)
        : sumText({ ...bounds, unspecified, basis, currency, per, ...excluded }),
    certain: sure ? rangeOf(sure) : null,
    possible,
    ...(counted.some(({ disputed }) => disputed) && { disputed: true }),
    events: [...new Set(counted.flatMap(({ events }) => events))],
  };
}

/** Which figure is the principal one: personnel before anything else, then in the order of the alphabet, a level before an increase. */
const rank = ({ unit, currency = '', per, basis }: Figure): string =>
  JSON.stringify([unit === 'personnel' ? '' : unit, currency, per ?? '', basis === 'increase']);

function inMeasure(counted: readonly Counted[], measure: string): readonly Counted[] {
  const inIt = (amount: Amount | undefined) => (amount && measureOf(amount) === measure ? amount : undefined);
  return counted
    .map((one) => ({ ...one, sure: inIt(one.sure), possible: one.possible.map(inIt) }))
    .filter(({ sure, possible }) => sure ?? possible.some((amount) => amount !== undefined));
}

/**
 * The sums over several contributors, one for each unit, currency and period: nothing is converted. The level of one is no level
 * that the increase of another could be added to: levels, each with what its own contributor has on top of it, come to one figure,
 * and the increases of those without a level to another. The principal one comes first.
 */
export function figuresOfAll(contributors: readonly (readonly Counted[])[]): readonly Figure[] {
  const amounts = contributors.flat().flatMap(({ sure, possible }) => [sure, ...possible]);
  const measures = new Set(amounts.flatMap((amount) => (amount ? [measureOf(amount)] : [])));
  return [...measures]
    .flatMap((measure) => {
      const each = contributors.flatMap((all) => {
        const counted = inMeasure(all, measure);
        const figure = figureIn(counted);
        return figure ? [{ counted, figure }] : [];
      });
      const alike = groupBy(each, ({ figure }) => figure.basis);
      return [...alike.values()].flatMap(([first, ...others]) =>
        others.length === 0
          ? (first?.figure ?? [])
          : (figureIn([first, ...others].flatMap((one) => one?.counted ?? [])) ?? []),
      );
    })
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** The sums of what one contributor has, or of what is alike: an increase is added to a level. */
export const figuresOf = (counted: readonly Counted[]): readonly Figure[] => figuresOfAll([counted]);

/** A figure that is one amount. */
export function figureOfAmount(amount: Amount, certain: boolean, events: readonly string[]): Figure {
  const [figure] = figuresOf([{ sure: certain ? amount : undefined, possible: [amount], events }]);
  return figure as Figure;
}
