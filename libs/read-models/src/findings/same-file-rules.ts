import { overlap, type Day, type Sum } from '@acta/domain';
import type { Commitment } from '../decision/commitments.js';
import { committedOn } from '../decision/counting.js';
import type { Request } from '../decision/requests.js';
import type { DecisionRow } from '../decision/row.js';
import { uncountedIn } from '../decision/uncounted.js';
import { casesOf } from '../figure/counted.js';
import { figuresOf } from '../figure/figure.js';
import { measureOf } from '../figure/measure.js';
import { isChange, total } from '../figure/total.js';
import { groupBy } from '../group-by.js';
import { amountText } from '../figure/text.js';
import { areIncompatible } from '../statement/contradiction.js';
import { variantsOf, type Held } from '../time/held.js';
import { all, any, inAll, type Extent } from './extent.js';
import { interval } from './presence-seen.js';
import { conditionsTo, type Condition, type Rule } from './situation.js';

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

type Said = Held<Commitment> | Held<Request>;

const saidIn = ({ commitments, requests }: DecisionRow): readonly Said[] => [...commitments, ...requests];

const saysAgain = (item: Said): boolean => variantsOf<Commitment | Request>(item).some(({ restates }) => restates);

/** Whether it is said no more: withdrawn, declined, or another took its place. */
const isGone = ({ status }: Commitment | Request): boolean =>
  status === 'withdrawn' || status === 'superseded' || status === 'declined' || status === 'lapsed';

const contradicts = (one: Commitment | Request, other: Commitment | Request): boolean =>
  one.amount !== undefined &&
  other.amount !== undefined &&
  !isGone(one) &&
  !isGone(other) &&
  areIncompatible(one.amount, other.amount);

/** What says again, with another figure, what another file says, while both stand. */
export const sourcesContradictAgain: Rule = ({ decisions }) =>
  decisions.flatMap((file) =>
    saidIn(file)
      .filter(saysAgain)
      .flatMap((item): readonly Condition[] => {
        const original = decisions.flatMap(saidIn).find(({ event }) => event === item.restates?.toLowerCase());
        if (!original?.amount || !item.amount) return [];
        const apart = variantsOf<Commitment | Request>(item).flatMap((one) =>
          variantsOf<Commitment | Request>(original).map((other) => contradicts(one, other)),
        );
        const extent = inAll(apart.map((is) => (is ? 'certainly' : 'no')));
        return conditionsTo(all(extent, item.certain && original.certain ? 'certainly' : 'possibly'), () => ({
          kind: 'sources-contradict',
          decision: file.id,
          subject: item.event,
          detail: `Stated side by side: ${[original.amount, item.amount].flatMap((one) => (one ? amountText(one) : [])).join('; ')}.`,
          events: [original.event, item.event],
        }));
      }),
  );

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
