import { exceeds, type Amount, type Day } from '@acta/domain';
import type { Counted } from '../figure/figure.js';
import { measureOf } from '../figure/measure.js';
import { variantsOf, type Held } from '../time/held.js';
import type { Approval } from './approvals.js';
import { endedOn, isStanding, type Commitment } from './commitments.js';
import type { Request } from './requests.js';
import type { DecisionRow, FileStatus } from './timeline.js';
import type { Told } from './told.js';

/** What a link leads to, and whether it is certain by then. */
export interface Linked {
  readonly to: string;
  readonly certain: boolean;
}

const linkedByFile = ({ links }: DecisionRow, ...relations: readonly string[]): readonly Linked[] =>
  links.flatMap(({ of, relation, to, certain = true }) =>
    of === 'file' && relations.includes(relation) ? [{ to, certain }] : [],
  );

/** What this file's own commitments are expressly part of, or take the place of, as in a link. */
function linkedByCommitments({ links, commitments }: DecisionRow, relation: string): readonly Linked[] {
  if (!links.some((link) => link.relation === relation)) return [];
  const own = new Map(commitments.map(({ event, certain }) => [event, certain]));
  return links.flatMap((link) => {
    const certain = own.get(link.event);
    return link.relation === relation && certain !== undefined ? [{ to: link.to.toLowerCase(), certain }] : [];
  });
}

/** The files that this one, or what is promised in it, is a part of: `decisions/…`, or the id of an event in them. */
export const wholesOf = (file: DecisionRow): readonly Linked[] => [
  ...linkedByFile(file, 'part-of'),
  ...linkedByCommitments(file, 'part-of'),
];

/** Whether a link leads to a file or to one of its commitments. */
export const leadsTo = (to: string, { id, commitments }: DecisionRow): boolean =>
  to === `decisions/${id}` || commitments.some(({ events }) => events.includes(to));

/** What this file, or a commitment in it, expressly takes the place of: `decisions/…`, or the id of an event in whichever file. */
export const supersededBy = (file: DecisionRow): readonly Linked[] => [
  ...linkedByFile(file, 'supersedes'),
  ...linkedByCommitments(file, 'supersedes'),
];

/** What these files take the place of, and whether it is certain. */
export function supersededIn(files: readonly DecisionRow[]): ReadonlyMap<string, boolean> {
  const superseded = new Map<string, boolean>();
  for (const { to, certain } of files.flatMap(supersededBy)) superseded.set(to, certain || superseded.get(to) === true);
  return superseded;
}

/** Why a file does not count, and the file that counts in its place. */
export interface Uncounted {
  readonly because: 'closed' | 'superseded' | 'restates' | 'same-as';
  readonly instead?: string;
  /** False where it may count all the same. */
  readonly certain: boolean;
}

export const isClosed = ({ status }: FileStatus): boolean => status === 'closed';

/** Whether it is over, as far as is known: then nothing is awaited any more. */
export const isOver = (file: Held<FileStatus>): boolean => variantsOf<FileStatus>(file).every(isClosed);

/** Whether it may be over, and may not. */
export const mayBeOver = (file: Held<FileStatus>): boolean =>
  !isOver(file) && variantsOf<FileStatus>(file).some(isClosed);

const idIn = (to: string): string | undefined =>
  to.startsWith('decisions/') ? to.slice('decisions/'.length) : undefined;

/** The files that do not count, or may not, by id: those that are closed, that others supersede, or that say again what another says. */
export function uncountedIn(files: readonly DecisionRow[]): ReadonlyMap<string, Uncounted> {
  const open = files.filter((file) => !isOver(file));
  const superseding = new Map<string, Uncounted>();
  for (const file of open) {
    for (const { to, certain } of supersededBy(file)) {
      const id = idIn(to);
      const known = id === undefined ? undefined : superseding.get(id);
      if (id === undefined || known?.certain) continue;
      superseding.set(id, {
        because: 'superseded',
        instead: file.id,
        certain: certain && !mayBeOver(file),
      });
    }
  }
  const sayingAgain = (file: DecisionRow, because: 'restates' | 'same-as'): readonly Uncounted[] =>
    linkedByFile(file, because).flatMap(({ to, certain }) => {
      const instead = idIn(to);
      if (instead === undefined) return [];
      if (
        because === 'same-as' &&
        (isTwin(file, instead, open) || !files.some((one) => one.id === instead && !isBlank(one)))
      )
        return [];
      return [{ because, instead, certain }];
    });
  return new Map(
    files.flatMap((file) => {
      const closed: Uncounted = { because: 'closed', certain: isOver(file) };
      const reasons = [
        ...(superseding.get(file.id) ? [superseding.get(file.id) as Uncounted] : []),
        ...(isOver(file) || mayBeOver(file) ? [closed] : []),
        ...sayingAgain(file, 'restates'),
        ...sayingAgain(file, 'same-as'),
      ];
      const reason = reasons.find(({ certain }) => certain) ?? reasons[0];
      return reason ? [[file.id, reason] as const] : [];
    }),
  );
}

/** Nothing is said in it that could count. */
const isBlank = ({ requests, commitments, approvals, deployments }: DecisionRow): boolean =>
  [requests, commitments, approvals, deployments].every((items) => items.length === 0);

/** The files that count, or may. */
export function countingFiles(files: readonly DecisionRow[]): readonly DecisionRow[] {
  const uncounted = uncountedIn(files);
  return files.filter(({ id }) => !uncounted.get(id)?.certain);
}

/** Of two files that each say to be the other, the first counts. */
const isTwin = (file: DecisionRow, other: string, files: readonly DecisionRow[]): boolean =>
  file.id < other &&
  files.some((twin) => twin.id === other && linkedByFile(twin, 'same-as').some(({ to }) => idIn(to) === file.id));

/** How something in a file counts, where only some of its states do. */
function countedAs<T extends Told & { readonly amount?: Amount }>(
  file: string,
  item: Held<T>,
  counts: (item: T) => boolean,
): readonly Counted[] {
  const amountOf = (state: T): Amount | undefined =>
    counts(state) && state.restates === undefined && state.amount ? countable(state.amount) : undefined;
  const { possibly = [] } = item;
  const sure = item.certain ? amountOf(item) : undefined;
  const possible = [...(item.certain ? [] : [amountOf(item)]), ...possibly.map(amountOf)];
  if (!sure && possible.every((amount) => amount === undefined)) return [];
  return [{ sure, possible, file, ...(item.disputed && { disputed: true }), events: item.events }];
}

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
  const least = new Map<string, { readonly amount: Amount; readonly approval: Held<Approval> }>();
  for (const approval of approvals) {
    const { status, certain, amount } = approval;
    if (status !== 'granted' || !certain || !amount) continue;
    const known = least.get(measureOf(amount));
    const isMore = known && known.amount.basis === amount.basis && exceeds(known.amount, amount) !== 'certainly';
    if (!isMore) least.set(measureOf(amount), { amount, approval });
  }
  return [...least.values()].map(({ amount, approval: { disputed, events } }) => ({
    sure: countable(amount),
    possible: [],
    ...(disputed && { disputed }),
    events,
  }));
}
