import type { Amount, Day } from '@acta/domain';
import type { Counted } from '../figure/figure.js';
import type { Held } from '../time/held.js';
import { endedOn, isStanding, type Commitment } from './commitments.js';
import type { Request } from './requests.js';
import type { DecisionRow } from './timeline.js';
import type { Told } from './told.js';

const linkedFiles = ({ links }: DecisionRow, ...relations: readonly string[]): readonly string[] =>
  links.flatMap(({ of, relation, to }) =>
    of === 'file' && relations.includes(relation) && to.startsWith('decisions/') ? [to.slice('decisions/'.length)] : [],
  );

/** What this file's own commitments are expressly part of, or take the place of, as in a link. */
const linkedByCommitments = ({ links, commitments }: DecisionRow, relation: string): readonly string[] => {
  const own = new Set(commitments.filter(({ certain }) => certain).map(({ event }) => event));
  return links.flatMap((link) => (link.relation === relation && own.has(link.event) ? [link.to.toLowerCase()] : []));
};

/** The files that this one, or what is promised in it, is a part of: `decisions/…`, or the id of an event in them. */
export const wholesOf = (file: DecisionRow): readonly string[] => [
  ...linkedFiles(file, 'part-of').map((id) => `decisions/${id}`),
  ...linkedByCommitments(file, 'part-of'),
];

/** Whether a link leads to a file or to one of its commitments. */
export const leadsTo = (to: string, { id, commitments }: DecisionRow): boolean =>
  to === `decisions/${id}` || commitments.some(({ events }) => events.includes(to));

/** What commitments in this file expressly take the place of, in whichever file, as in a link. */
export const supersededBy = (file: DecisionRow): readonly string[] => linkedByCommitments(file, 'supersedes');

export const supersededIn = (files: readonly DecisionRow[]): ReadonlySet<string> =>
  new Set(files.flatMap(supersededBy));

/** Why a file does not count, and the file that counts in its place. */
export interface Uncounted {
  readonly because: 'closed' | 'superseded' | 'restates' | 'same-as';
  readonly instead?: string;
}

/** The files that do not count, by id: those that are closed, that others supersede, or that say again what another says. */
export function uncountedIn(files: readonly DecisionRow[]): ReadonlyMap<string, Uncounted> {
  const open = files.filter(({ status }) => status === 'open');
  const superseding = new Map(
    open.flatMap((file) => linkedFiles(file, 'supersedes').map((id) => [id, file.id] as const)),
  );
  const why = (file: DecisionRow): Uncounted | undefined => {
    const instead = superseding.get(file.id);
    if (instead !== undefined) return { because: 'superseded', instead };
    if (file.status !== 'open') return { because: 'closed' };
    const [restated] = linkedFiles(file, 'restates');
    if (restated !== undefined) return { because: 'restates', instead: restated };
    const same = linkedFiles(file, 'same-as').find((other) => !isTwin(file, other, open));
    return same === undefined ? undefined : { because: 'same-as', instead: same };
  };
  return new Map(
    files.flatMap((file) => {
      const uncounted = why(file);
      return uncounted ? [[file.id, uncounted] as const] : [];
    }),
  );
}

/** The files that count. */
export function countingFiles(files: readonly DecisionRow[]): readonly DecisionRow[] {
  const uncounted = uncountedIn(files);
  return files.filter(({ id }) => !uncounted.has(id));
}

/** Of two files that each say to be the other, the first counts. */
const isTwin = (file: DecisionRow, other: string, files: readonly DecisionRow[]): boolean =>
  file.id < other && files.some((twin) => twin.id === other && linkedFiles(twin, 'same-as').includes(file.id));

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

/** What of a file's commitments counts, less those that others supersede. */
export type CountedIn = (file: DecisionRow, superseded: ReadonlySet<string>) => readonly Counted[];

/** Commitments that nothing has taken the place of, nor of their file. */
const inForceIn = ({ id, commitments }: DecisionRow, superseded: ReadonlySet<string>) =>
  superseded.has(`decisions/${id}`) ? [] : commitments.filter(({ event }) => !superseded.has(event));

/**
 * What is committed on a day: commitments that stand, through the last day until which they were made. An intention is less than a
 * commitment, and does not count.
 */
export const committedOn =
  (day: Day): CountedIn =>
  (file, superseded) =>
    inForceIn(file, superseded).flatMap((item) => countedOn(day, file.id, item));

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

/** What the last grant that names an amount approves. */
export function approvedIn({ approvals }: DecisionRow): readonly Counted[] {
  const amounts = approvals.flatMap(({ status, certain, amount, disputed, events }) =>
    status === 'granted' && certain && amount
      ? [{ sure: countable(amount), possible: [], ...(disputed && { disputed }), events }]
      : [],
  );
  return amounts.slice(-1);
}
