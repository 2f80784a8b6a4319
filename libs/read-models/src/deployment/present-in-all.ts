import type { Day, DayBounds } from '@acta/domain';
import type { Request } from '../decision/requests.js';
import type { DecisionRow } from '../decision/row.js';
import { standingFiles } from '../decision/uncounted.js';
import { inRank, type Figure } from '../figure/figure.js';
import { isSameMeasure, measureOf } from '../figure/measure.js';
import { atLeast } from '../figure/whole.js';
import { groupBy } from '../group-by.js';
import { allPresentIn } from '../presence/present.js';
import type { Observation, PresenceRow } from '../presence/timeline.js';
import { remembered } from '../remembered.js';
import { variantsOf } from '../time/held.js';
import { membersOf, membershipOf } from './membership.js';
import type { MissionRecord } from './mission-record.js';
import { sumOfFigures } from './sum-of-present.js';

const isWhole = (record: MissionRecord, party: string): boolean => {
  const kind = record.parties.get(party)?.kind;
  return kind === 'alliance' || kind === 'collective';
};

const mayMeanAll = (record: MissionRecord, party: string): boolean =>
  isWhole(record, party) && record.parties.get(party)?.members === undefined;

/**
 * Whether what was observed of one party has what was observed of another in it. Who names no members may mean all; of two such, the
 * first has the other in it.
 */
function includes(record: MissionRecord, whole: string, party: string): boolean {
  if (whole === party || !isWhole(record, whole)) return false;
  const membership = membershipOf(record.parties);
  if (!mayMeanAll(record, whole)) return membership.includes(whole, party);
  return mayMeanAll(record, party) ? whole < party : !membership.includes(party, whole);
}

/** Whether all who are a party are among those who were observed, itself or its members. */
function isSeen(
  record: MissionRecord,
  party: string,
  seen: ReadonlySet<string>,
  around: readonly string[] = [],
): boolean {
  const members = membersOf(record.parties, party).filter((member) => !around.includes(member));
  return (
    seen.has(party) ||
    (isWhole(record, party) &&
      members.length > 0 &&
      members.every((one) => isSeen(record, one, seen, [...around, party])))
  );
}

interface Seen {
  readonly party: string;
  readonly figure: Figure;
  /** Within which days it was observed: from the first day that can be meant to the last; null: open. */
  readonly observed: DayBounds;
}

function boundsOf(observations: readonly Observation[]): DayBounds {
  const [firsts, lasts] = [
    observations.map(({ happened }) => happened.earliest),
    observations.map(({ happened }) => happened.latest),
  ];
  const ordered = (days: readonly (Day | null)[]) => (days.includes(null) ? null : (days as readonly Day[]).toSorted());
  return { earliest: ordered(firsts)?.[0] ?? null, latest: ordered(lasts)?.at(-1) ?? null };
}

const seenIn = remembered((row: PresenceRow): readonly Seen[] =>
  allPresentIn(row).map((figure) => ({
    party: row.party,
    figure,
    observed: boundsOf(row.observations.filter(({ amount }) => isSameMeasure(amount, figure))),
  })),
);

/** Whether what was observed of a part is older than what was observed of its whole, which had it in it by then. */
const isOutdated = ({ observed: part }: Seen, { observed: whole }: Seen): boolean =>
  part.latest !== null && whole.earliest !== null && part.latest < whole.earliest;

/**
 * How much is there in all, in each unit, the principal figure first: what was observed of an alliance or a collective has its
 * members in it; the sum of the others is open upwards where no soldiers were observed of one that contributes them, and says of whom.
 */
export function presentInAll(record: MissionRecord): readonly Figure[] {
  const measures = groupBy(record.presences.flatMap(seenIn), ({ figure }) => measureOf(figure));
  return inRank([...measures.values()].flatMap((observed) => presentInMeasure(record, observed)));
}

/**
 * What was observed of a party; of an alliance or a collective at least what was observed of its members since.
 * @param around the wholes that it is looked at in
 */
function presentOf(
  record: MissionRecord,
  observed: readonly Seen[],
  one: Seen,
  around: readonly string[] = [],
): Figure {
  // Who names no members only may have had them in it by then.
  const hasIn = ({ party }: Seen): boolean => membershipOf(record.parties).includes(one.party, party);
  const within = observed.filter(
    (other) =>
      !around.includes(other.party) &&
      includes(record, one.party, other.party) &&
      !(isOutdated(other, one) && hasIn(other)),
  );
  const isDirect = ({ party }: Seen): boolean => !within.some((other) => includes(record, other.party, party));
  const parts = within.filter(isDirect).map((part) => presentOf(record, observed, part, [...around, one.party]));
  if (parts.length === 0) return one.figure;
  // Where all who are in it were seen since, it says no more than they do.
  const since = within.filter((part) => part.figure.certain !== null && isOutdated(one, part));
  const isSeenSince = isSeen(record, one.party, new Set(since.map(({ party }) => party)));
  const [sum] = isSeenSince ? sumOfFigures(parts, []) : [];
  return sum ?? atLeast(one.figure, parts);
}

function presentInMeasure(record: MissionRecord, observed: readonly Seen[]): readonly Figure[] {
  const isIn = (party: string): boolean => observed.some((whole) => includes(record, whole.party, party));
  const apart = observed.filter(({ party }) => !isIn(party));
  const figures = apart.map((one) => presentOf(record, observed, one));
  // Who may have been seen may be as many as nobody knows.
  const seen = new Set(observed.filter(({ figure }) => figure.certain !== null).map(({ party }) => party));
  const contributors = standingFiles(record.decisions).flatMap((file) => {
    const { contributor, kind } = file;
    const mayBeThere = kind === 'personnel' && !cameToNothing(file);
    return mayBeThere && !isIn(contributor) && !isSeen(record, contributor, seen) ? [contributor] : [];
  });
  const missing = figures[0]?.unit === 'personnel' ? [...new Set(contributors)].toSorted() : [];
  return figures.length > 1 || missing.length > 0 ? sumOfFigures(figures, missing, observed) : figures;
}

/** Whether all that is on record in a file are requests that were declined, or lapsed. */
const cameToNothing = ({ requests, commitments, approvals, deployments }: DecisionRow): boolean =>
  requests.length > 0 &&
  requests.every((request) => variantsOf<Request>(request).every(isOffTheTable)) &&
  [commitments, approvals, deployments].every((list) => list.length === 0);

const isOffTheTable = ({ status }: Request): boolean => status === 'declined' || status === 'lapsed';
