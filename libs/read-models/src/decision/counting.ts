import type { Amount, Day } from '@acta/domain';
import type { Counted } from '../figure/figure.js';
import { measureOf } from '../figure/measure.js';
import { remembered } from '../remembered.js';
import { throughStates, variantsOf, type Held } from '../time/held.js';
import { rememberedBetween } from '../time/remembered-between.js';
import type { Approval } from './approval.js';
import { turnsOfCommitments } from './bounds.js';
import { endedOn, isStanding, type Commitment } from './commitments.js';
import type { Request } from './requests.js';
import type { DecisionRow } from './row.js';
import { strictest, waysOf } from './strictest.js';
import { eventsBehind, type Told } from './told.js';

/** What of a state counts. */
type CountedState<T> = (state: T) => boolean;

/** What counts of an item in each state that may hold, the certain one first; undefined: nothing. */
const amountsOf = <T extends Told & { readonly amount?: Amount }>(
  states: readonly (T | undefined)[],
  counts: CountedState<T>,
): readonly (Amount | undefined)[] =>
  states.map((state) =>
    state && counts(state) && state.restates === undefined && state.amount && !isAim(state.amount)
      ? countable(state.amount)
      : undefined,
  );

/** @param amounts in each state that may hold, the certain one first */
function countedThrough(
  file: string,
  item: Held<Told>,
  [sure, ...possible]: readonly (Amount | undefined)[],
): readonly Counted[] {
  if (!sure && possible.every((amount) => amount === undefined)) return [];
  const disputed = variantsOf<Told>(item).some((one) => one.disputed);
  return [{ sure, possible, file, ...(disputed && { disputed }), events: eventsBehind(item) }];
}

/** What is aimed for, or where that starts from, is nothing that is there to be counted. */
const isAim = ({ basis }: Amount): boolean => basis === 'target' || basis === 'baseline';

/** "Up to so many" is a level from nothing on. */
export function countable(amount: Amount): Amount {
  if (amount.basis !== 'ceiling') return amount;
  return { ...amount, min: '0', ...(amount.qualifier === 'exactly' && { qualifier: 'at-most' }) };
}

/** What of a file counts by itself. */
export type CountedIn = (file: DecisionRow) => readonly Counted[];

/**
 * What is committed on a day: commitments that stand, through the last day until which they were made. An intention is less than a
 * commitment, and does not count.
 */
export const committedOn =
  (day: Day): CountedIn =>
  (file) =>
    committedIn(file, day);

const committedIn = rememberedBetween(
  (file: DecisionRow) => turnsOfCommitments([file]),
  (file, day): readonly Counted[] => {
    const { id, commitments, ways } = file;
    if (commitments.some((item) => mayHaveEnded(day, item))) return perhapsEnded(day, file);
    return commitments.flatMap((item, index) =>
      countedThrough(id, item, amountsOf(throughStates<Commitment>(item, index, ways?.commitments), isThere(day))),
    );
  },
);

const mayHaveEnded = (day: Day, item: Held<Commitment>): boolean =>
  variantsOf<Commitment>(item).some((state) => endedOn(day, state) === 'possibly');

const isThere =
  (day: Day): CountedState<Commitment> =>
  (state) =>
    isStanding(state) && endedOn(day, state) !== 'certainly';

/** Each of the states in which the file may be, with what may have ended and without it. */
function perhapsEnded(day: Day, { id, commitments, ways }: DecisionRow): readonly Counted[] {
  const through = commitments.map((item, index) => throughStates<Commitment>(item, index, ways?.commitments));
  const count = Math.max(...through.map((states) => states.length));
  return commitments.flatMap((item, index) => {
    const states = through[index] as (typeof through)[number];
    const padded = Array.from({ length: count }, (_, state) => states[Math.min(state, states.length - 1)]);
    const [loose, strict] = [
      amountsOf(padded, isThere(day)),
      amountsOf(padded, (state) => isThere(day)(state) && endedOn(day, state) === undefined),
    ];
    return countedThrough(id, item, [...strict, ...loose]);
  });
}

/** What is asked for and was not declined. */
export const requestedIn = remembered(({ id, requests, ways }: DecisionRow): readonly Counted[] =>
  requests.flatMap((item, index) =>
    countedThrough(id, item, amountsOf(throughStates<Request>(item, index, ways?.requests), isAskedFor)),
  ),
);

const isAskedFor: CountedState<Request> = ({ status }) => status !== 'declined' && status !== 'lapsed';

/** What the bodies that name an amount approve together: in each measure no more than the least of what they last approved. */
export const approvedIn = remembered(({ approvals }: DecisionRow): readonly Counted[] => {
  const amounts = approvals.flatMap(variantsOf<Approval>).flatMap(({ amount }) => amount ?? []);
  return [...new Set(amounts.map(measureOf))].flatMap((measure) => {
    const granted = (approval: Approval) => {
      const { amount, gaveWay } = approval;
      return amount && !gaveWay && measureOf(amount) === measure ? { amount, approval } : undefined;
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
});
