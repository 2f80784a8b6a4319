import { figuresOf, type Counted, type Figure, type Range } from '../figure/figure.js';
import { sumText } from '../figure/text.js';
import { asCounted } from '../figure/whole.js';
import { groupBy } from '../group-by.js';
import { remembered } from '../remembered.js';

const upTo = (range: Range | null, open: boolean): Range | null =>
  range && { min: range.min, max: open ? null : range.max };

const levelOf = remembered((figure: Figure): Counted => asCounted({ ...figure, basis: 'level' }));

/**
 * How many are there together: open upwards, where there are others of whom nothing is known for certain.
 * @param missing of whom nothing was observed for certain
 * @param observed what may have been, of some of them
 */
export function sumOfFigures(
  figures: readonly Figure[],
  missing: readonly string[],
  observed: readonly { readonly party: string }[] = [],
): readonly Figure[] {
  const [sum] = figuresOf(figures.map(levelOf));
  if (!sum) return [];
  const open = missing.length > 0;
  const isUnspecified = figures.some((figure) => figure.unspecified);
  const bounds = { min: sum.min, max: open ? null : sum.max };
  const [only, ...others] = figures;
  const { unit, currency, per, excludes } = sum;
  const text = sumText({ ...bounds, basis: 'level', unspecified: isUnspecified, unit, currency, per, excludes });
  const lacking = groupBy(missing, (party) => observed.some((one) => one.party === party));
  const unseen = lackingText('nothing observed of', lacking.get(false));
  const doubtful = lackingText('nothing certain of', lacking.get(true));
  return [
    {
      ...sum,
      ...bounds,
      unspecified: open || isUnspecified,
      text: only && others.length === 0 && !open ? only.text : `${text}${unseen}${doubtful}`,
      certain: upTo(sum.certain, open),
      possible: upTo(sum.possible, open),
    },
  ];
}

const lackingText = (words: string, parties: readonly string[] = []): string =>
  parties.length === 0 ? '' : `; ${words} ${parties.join(', ')}`;
