import { overlap, type Day, type Sum } from '@acta/domain';
import { committedOn } from '../decision/counting.js';
import type { DecisionRow } from '../decision/timeline.js';
import { uncountedIn } from '../decision/uncounted.js';
import { casesOf } from '../figure/counted.js';
import { figuresOf } from '../figure/figure.js';
import { measureOf } from '../figure/measure.js';
import { isChange, total } from '../figure/total.js';
import { groupBy } from '../group-by.js';
import { all, any, type Extent } from './extent.js';
import { interval } from './presence-seen.js';
import { conditionsTo, type Rule } from './situation.js';

/** What a file promises in one of the ways in which it may be: in each measure, a level or a change. */
type Promised = readonly (Sum & { readonly of: string })[];

function waysOf(file: DecisionRow, day: Day): readonly Promised[] {
  const [cases] = casesOf(committedOn(day)(file));
  return (cases ? [cases.certain, ...cases.possible] : []).map((amounts) =>
    [...groupBy(amounts, measureOf)].flatMap(([measure, own]) => {
      const sum = total(own);
      return sum ? [{ ...sum, of: `${measure} ${isChange(sum)}` }] : [];
    }),
  );
}

/** Whether no figure can be both. */
const areApart = (a: Promised, b: Promised): boolean =>
  a.some((one) => b.some((other) => one.of === other.of && !overlap(interval(one), interval(other))));

function contradict(file: DecisionRow, other: DecisionRow, day: Day): Extent {
  const others = waysOf(other, day);
  const apart = waysOf(file, day).flatMap((way) => others.map((one) => areApart(way, one)));
  return all(any(apart.map((is) => (is ? 'certainly' : 'no'))), apart.every(Boolean) ? 'certainly' : 'possibly');
}

/** A file that says the same again as another, and promises another figure: one of them counts, and both are stated. */
export const sourcesContradictBetweenFiles: Rule = ({ decisions, day }) => {
  const uncounted = uncountedIn(decisions);
  return decisions.flatMap((file) => {
    const { because, instead, certain } = uncounted.get(file.id) ?? {};
    const other = decisions.find(({ id }) => id === instead);
    if (!other || (because !== 'same-as' && because !== 'restates')) return [];
    return conditionsTo(all(certain ? 'certainly' : 'possibly', contradict(file, other, day)), () => {
      const figures = [other, file].flatMap((one) => figuresOf(committedOn(day)(one)));
      return {
        kind: 'sources-contradict',
        decision: file.id,
        subject: other.id,
        detail: `Stated of the same in ${other.id} and ${file.id}: ${figures.map(({ text }) => text).join('; ')}.`,
        events: [...new Set(figures.flatMap(({ events }) => events))],
      };
    });
  });
};
