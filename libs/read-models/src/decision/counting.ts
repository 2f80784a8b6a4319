import type { Amount } from '@acta/domain';
import type { Counted } from '../figure/figure.js';
import type { Held } from '../time/held.js';
import type { Commitment } from './commitments.js';
import type { Request } from './requests.js';
import type { DecisionRow } from './timeline.js';
import type { Told } from './told.js';

const linkedFiles = ({ links }: DecisionRow, ...relations: readonly string[]): readonly string[] =>
  links.flatMap(({ of, relation, to }) =>
    of === 'file' && relations.includes(relation) && to.startsWith('decisions/') ? [to.slice('decisions/'.length)] : [],
  );

/** The files that this one is a part of. */
export const wholesOf = (file: DecisionRow): readonly string[] => linkedFiles(file, 'part-of');

/** The files that count: open ones that say nothing again that another says, and that no other supersedes. */
export function countingFiles(files: readonly DecisionRow[]): readonly DecisionRow[] {
  const open = files.filter(({ status }) => status === 'open');
  const superseded = new Set(open.flatMap((file) => linkedFiles(file, 'supersedes')));
  return open.filter((file) => !superseded.has(file.id) && linkedFiles(file, 'restates', 'same-as').length === 0);
}

/** How something in a file counts, where only some of its states do. */
function countedAs<T extends Told & { readonly amount?: Amount }>(
  item: Held<T>,
  counts: (item: T) => boolean,
): readonly Counted[] {
  const amountOf = (state: T): Amount | undefined =>
    counts(state) && state.restates === undefined ? countable(state.amount) : undefined;
  const { possibly = [] } = item;
  const sure = item.certain ? amountOf(item) : undefined;
  const possible = [...(item.certain ? [] : [amountOf(item)]), ...possibly.map(amountOf)];
  if (!sure && possible.every((amount) => amount === undefined)) return [];
  return [{ sure, possible, ...(item.disputed && { disputed: true }), events: item.events }];
}

/** "Up to so many" is a level from nothing on. */
const countable = (amount: Amount | undefined): Amount | undefined =>
  amount?.basis === 'ceiling' ? { ...amount, min: '0' } : amount;

/** Commitments that stand. An intention is less than a commitment, and does not count. */
export const committedIn = ({ commitments }: DecisionRow): readonly Counted[] =>
  commitments.flatMap((item) => countedAs<Commitment>(item, ({ status }) => status === 'made' || status === 'amended'));

/** What is asked for and was not declined. */
export const requestedIn = ({ requests }: DecisionRow): readonly Counted[] =>
  requests.flatMap((item) => countedAs<Request>(item, ({ status }) => status !== 'declined' && status !== 'lapsed'));

/** What the last grant that names an amount approves. */
export function approvedIn({ approvals }: DecisionRow): readonly Counted[] {
  const amounts = approvals.flatMap(({ status, certain, amount, disputed, events }) =>
    status === 'granted' && certain && amount
      ? [{ sure: countable(amount), possible: [], ...(disputed && { disputed }), events }]
      : [],
  );
  return amounts.slice(-1);
}
