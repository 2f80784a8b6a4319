import type { Amount, Day } from '@acta/domain';
import type { Counted } from '../figure/figure.js';
import { measureOf } from '../figure/measure.js';
import { variantsOf, type Held } from '../time/held.js';
import type { Approval } from './approvals.js';
import { endedOn, isStanding, type Commitment } from './commitments.js';
import type { Request } from './requests.js';
import type { DecisionRow } from './timeline.js';
import { strictest, waysOf } from './strictest.js';
import type { Told } from './told.js';

/** How something in a file counts, where only some of its states do. */
function countedAs<T extends Told & { readonly amount?: Amount }>(
  file: string,
  item: Held<T>,
  counts: (item: T) => boolean,
): readonly Counted[] {
  const amountOf = (state: T): Amount | undefined =>
    counts(state) && state.restates === undefined && state.amount && !isAim(state.amount)
      ? countable(state.amount)
      : undefined;
  const { possibly = [] } = item;
  const sure = item.certain ? amountOf(item) : undefined;
  const possible = [...(item.certain ? [] : [amountOf(item)]), ...possibly.map(amountOf)];
  if (!sure && possible.every((amount) => amount === undefined)) return [];
  return [{ sure, possible, file, ...(item.disputed && { disputed: true }), events: item.events }];
}

/** What is aimed for, or where that starts from, is nothing that is there to be counted. */
const isAim = ({ basis }: Amount): boolean => basis === 'target' || basis === 'baseline';

/** "Up to so many" is a level from nothing on. */
export const countable = (amount: Amount): Amount => (amount.basis === 'ceiling' ? { ...amount, min: '0' } : amount);

/** What of a file counts by itself. */
export type CountedIn = (file: DecisionRow) => readonly Counted[];

/**
 * What is committed on a day: commitments that stand, through the last day until which they were made. An intention is less than a
 * commitment, and does not count.
 */
export const committedOn =
  (day: Day): CountedIn =>
  (file) =>
    file.commitments.flatMap((item) => countedOn(day, file.id, item));

/** On the day on which it was last asked: states that are compared have most commitments in common. */
const lastCounted = new WeakMap<Held<Commitment>, { readonly day: Day; readonly counted: readonly Counted[] }>();

function countedOn(day: Day, file: string, item: Held<Commitment>): readonly Counted[] {
  const last = lastCounted.get(item);
  if (last?.day === day) return last.counted;
  const counted = countedAnew(day, file, item);
  lastCounted.set(item, { day, counted });
  return counted;
}

function countedAnew(day: Day, file: string, item: Held<Commitment>): readonly Counted[] {
  const counted = countedAs<Commitment>(
    file,
    item,
    (state) => isStanding(state) && endedOn(day, state) !== 'certainly',
  );
  if (![item, ...(item.possibly ?? [])].some((state) => endedOn(day, state) === 'possibly')) return counted;
  return counted.map(({ sure, possible, ...rest }) => ({
    ...rest,
    sure: endedOn(day, item) === undefined ? sure : undefined,
    possible: [...(possible.length > 0 ? possible : [sure]), undefined],
  }));
}

/** What is asked for and was not declined. */
export const requestedIn = ({ id, requests }: DecisionRow): readonly Counted[] =>
  requests.flatMap((item) =>
    countedAs<Request>(id, item, ({ status }) => status !== 'declined' && status !== 'lapsed'),
  );

/** What the bodies that name an amount approve together: in each measure no more than the least of what they last approved. */
export function approvedIn({ approvals }: DecisionRow): readonly Counted[] {
  const amounts = approvals.flatMap(variantsOf<Approval>).flatMap((approval) => grantedIn(approval) ?? []);
  return [...new Set(amounts.map(measureOf))].flatMap((measure) => {
    const granted = (approval: Approval) => {
      const amount = grantedIn(approval);
      return amount && measureOf(amount) === measure ? { amount, approval } : undefined;
    };
    const sure = strictest(approvals.map((approval) => (approval.certain ? granted(approval) : undefined)));
    const options = approvals.map((approval) => [
      ...(approval.certain ? [] : [undefined]),
      ...variantsOf<Approval>(approval).map(granted),
    ]);
    const ways = waysOf(options).map((way) => strictest(way));
    const isSettled = ways.every((way) => JSON.stringify(way?.amount) === JSON.stringify(sure?.amount));
    const behind = isSettled ? [sure] : [sure, ...ways];
    const events = behind.flatMap((one) => one?.approval.events ?? []);
    return [
      {
        sure: sure && countable(sure.amount),
        possible: isSettled ? [] : ways.map((way) => way && countable(way.amount)),
        ...(behind.some((one) => one?.approval.disputed) && { disputed: true }),
        events: [...new Set(events)],
      },
    ];
  });
}

const grantedIn = ({ status, amount }: Approval): Amount | undefined => (status === 'granted' ? amount : undefined);
