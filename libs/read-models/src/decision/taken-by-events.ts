import type { DayBounds } from '@acta/domain';
import type { Held } from '../time/held.js';
import type { Approval } from './approval.js';
import { sumOfParts } from './deployed-parts.js';
import type { Deployment } from './deployments.js';
import { fileLinked } from './links.js';
import { grantsIn, isReplaced, lessReplaced, type Replacing } from './grants.js';
import { asLeft } from './otherwise.js';
import type { DecisionRow } from './row.js';
import type { Taken } from './taken-over.js';

interface Replaced {
  readonly since: DayBounds;
  readonly certain: boolean;
  /** The file in which another takes its place. */
  readonly by: DecisionRow;
}

/** Since when grants take the place of others, by the ids of those. */
export type ReplacedGrants = ReadonlyMap<string, Replaced>;

/** The grants of which others take the place, in whichever file. */
export function replacedGrants(taken: readonly Taken[]): ReplacedGrants {
  const replaced = new Map<string, Replaced>();
  for (const { to, by, certain } of taken) {
    if (fileLinked(to) !== undefined) continue;
    const saying = new Set(
      by.links.flatMap((link) => (link.relation === 'supersedes' && link.to.toLowerCase() === to ? link.event : [])),
    );
    const grant = grantsIn(by.approvals).find(({ event }) => saying.has(event));
    if (grant && !replaced.get(to)?.certain) replaced.set(to, { since: grant.since, certain, by });
  }
  return replaced;
}

/**
 * An approval less what is granted in its place; where that is the last of it and told in another file, it is counted there. What perhaps takes
 * the place of something in its own file is otherwise there already.
 */
export function lessGranted(
  approval: Held<Approval>,
  replaced: ReplacedGrants,
  { id }: DecisionRow,
): readonly Held<Approval>[] {
  if (replaced.size === 0) return [approval];
  const replacing =
    (isMeant: (one: Replaced) => boolean): Replacing =>
    (grant) => {
      const one = replaced.get(grant);
      return one && isMeant(one) ? one.since : undefined;
    };
  const isElsewhere = ({ by }: Replaced): boolean => by.id !== id;
  const isSure = ({ certain }: Replaced): boolean => certain;
  const lessBy =
    (isMeant: (one: Replaced) => boolean) =>
    (state: Approval): Approval => {
      const left = lessReplaced(state, replacing(isMeant));
      const isTold = isReplaced(
        state,
        replacing((one) => isMeant(one) && isElsewhere(one)),
      );
      return isTold && !left.gaveWay ? { ...left, gaveWay: true } : left;
    };
  return asLeft<Approval>(
    approval,
    lessBy(isSure),
    lessBy((one) => isSure(one) || isElsewhere(one)),
  );
}

/** A deployment less those whose place others take that are deployed elsewhere; undefined where nothing of it is left. */
const lessParts =
  (isTaken: (event: string) => boolean) =>
  (state: Deployment): Deployment | undefined => {
    const { events, parts = [] } = state;
    if (parts.length === 0) return events.some(isTaken) ? undefined : state;
    const left = parts.filter((part) => !isTaken(part.event));
    if (left.length === parts.length) return state;
    return left.length === 0 ? undefined : { ...state, parts: left, amount: sumOfParts(left) };
  };

/** Deployments less those of which others, deployed elsewhere, take the place. */
export function lessDeployed(
  deployments: readonly Held<Deployment>[],
  taken: ReadonlyMap<string, boolean>,
): readonly Held<Deployment>[] {
  if (taken.size === 0) return deployments;
  const [certainly, perhaps] = [(event: string) => taken.get(event) === true, (event: string) => taken.has(event)];
  return deployments.flatMap((item) => asLeft<Deployment>(item, lessParts(certainly), lessParts(perhaps)));
}
