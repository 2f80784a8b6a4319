import { remembered, sameList } from '../remembered.js';
import { stateOf, type Held } from '../time/held.js';
import type { Approval, GrantedAgain } from './approval.js';
import { changedRow } from './changed-row.js';
import { grantsIn } from './grants.js';
import { laterOf, mandatesOf } from './joined-steps.js';
import { namesIn } from './links.js';
import type { DecisionRow } from './row.js';
import type { Told } from './told.js';

/** Something that says again what another file tells. */
interface Again {
  readonly event: string;
  /** The last day on which it can have happened. */
  readonly on: string;
  readonly restates: string;
}

function againIn({ commitments, requests, deployments, approvals }: DecisionRow): readonly Again[] {
  const told = [...commitments, ...requests, ...deployments].flatMap(({ event, happened, restates }) =>
    restates === undefined ? [] : [{ event, on: happened.latest ?? '', restates: restates.toLowerCase() }],
  );
  const granted = approvals.flatMap(({ again = [] }) =>
    again.map(({ event, on, restates }) => ({ event, on: on.latest ?? '', restates })),
  );
  return [...told, ...granted];
}

const inTime = (a: Again, b: Again): number => (a.on + a.event < b.on + b.event ? -1 : 1);

/** What something says again, by the event that brought it: what that is now; null: nothing, it says it itself. */
type Now = ReadonlyMap<string, string | null>;

/**
 * What says again what was retracted in another file says it now: the first that does, and the others say again what that one says. Where
 * something in the place of it stands, they say that again.
 */
function nowIn(files: readonly DecisionRow[]): Now {
  const retracted = new Map(
    files.flatMap((file) => {
      const { retracted = [] } = file;
      const told = new Set(retracted.length > 0 ? namesIn(file) : []);
      // What says it now in its own file does so from its own day on.
      return retracted.map(({ event, by, heir = '' }) => [event, told.has(heir) ? heir : by] as const);
    }),
  );
  const now = new Map<string, string | null>();
  if (retracted.size === 0) return now;
  const heirs = new Map<string, string>();
  for (const { event, restates } of files.flatMap(againIn).toSorted(inTime)) {
    if (!retracted.has(restates)) continue;
    const passed = new Set([restates]);
    let last = restates;
    for (let by = retracted.get(last); by !== undefined && !passed.has(by); by = retracted.get(by)) {
      passed.add(by);
      last = by;
    }
    const said = retracted.has(last) ? heirs.get(last) : last;
    if (said === undefined) heirs.set(last, event);
    now.set(event, said ?? null);
  }
  return now;
}

function toldNow<T extends Told>(items: readonly Held<T>[], now: Now): readonly Held<T>[] {
  const state = (one: T): T => {
    const { restates: _, ...told } = one;
    const said = now.get(one.event);
    return (said === null ? told : { ...told, restates: said }) as unknown as T;
  };
  return items.map((item) => {
    if (!now.has(item.event)) return item;
    const { certain, possibly } = item;
    return { ...state(stateOf<T>(item)), certain, ...(possibly && { possibly: possibly.map(state) }) };
  });
}

/** An approval with the grants that are told here now. */
function grantedNow(approval: Approval, now: Now): Approval {
  if (!approval.again?.some(({ event }) => now.has(event))) return approval;
  const told = approval.again.filter(({ event }) => now.get(event) === null);
  const again = approval.again
    .filter((one) => !told.includes(one))
    .map((one) => ({ ...one, restates: now.get(one.event) ?? one.restates }));
  const last = told.at(-1);
  if (!last) return { ...approval, again };
  const { gaveWay, ...others } = approval;
  const own = approval.amount && { amount: approval.amount, on: approval.amountOn };
  const amount = laterOf<Partial<Pick<GrantedAgain, 'amount' | 'on'>>>(
    told.findLast((one) => one.amount),
    own,
    ({ on }) => on,
  );
  const granted = laterOf({ event: last.event, on: last.on }, approval.granted, ({ on }) => on);
  // What was granted after it and is told in another file counts there still.
  const isLater = again.some(({ on }) => (on.latest ?? '') > (granted?.on.latest ?? ''));
  return {
    ...others,
    ...(gaveWay && isLater && { gaveWay }),
    again,
    mandates: mandatesOf({ mandates: told.flatMap(({ mandate }) => mandate ?? []) }, approval),
    ...(granted && { granted }),
    ...(amount?.amount && { amount: amount.amount, ...(amount.on && { amountOn: amount.on }) }),
  };
}

/**
 * These files with what they say now.
 * @param all these, and others in which it was retracted
 */
export function withSaidNow(files: readonly DecisionRow[], all: readonly DecisionRow[]): readonly DecisionRow[] {
  const now = nowIn(all);
  if (now.size === 0) return files;
  return files.map((file) => {
    if (!againIn(file).some(({ event }) => now.has(event))) return file;
    return changedRow(file, {
      commitments: toldNow(file.commitments, now),
      requests: toldNow(file.requests, now),
      deployments: toldNow(file.deployments, now),
      approvals: file.approvals.map((approval) => {
        const { certain, possibly } = approval;
        const state = grantedNow(stateOf<Approval>(approval), now);
        return {
          ...state,
          certain,
          ...(possibly && { possibly: possibly.map((one) => grantedNow(one, now)) }),
        };
      }),
    });
  });
}

/** The same of files that are all there are. */
export const saidNow = remembered((files: readonly DecisionRow[]): readonly DecisionRow[] =>
  sameList(withSaidNow(files, files)),
);

/** Ids of the events that say something in these files themselves, as they stand now. */
export const sayingIn = (files: readonly DecisionRow[]): ReadonlySet<string> =>
  new Set(
    files.flatMap(({ commitments, requests, approvals }) => [
      ...[...commitments, ...requests].flatMap(({ event, restates }) => (restates === undefined ? event : [])),
      ...grantsIn(approvals).map(({ event }) => event),
    ]),
  );
