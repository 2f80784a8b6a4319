import type { Day } from '@acta/domain';
import { overdueFrom, type Sessions } from '../approvals/due.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { FoundPiece } from '../pieces/piece-source.js';
import type { MissionRow } from '../mission/timeline.js';
import type { PresenceRow } from '../presence/timeline.js';
import type { SessionRow } from '../session/timeline.js';
import { dayAfter } from '../time/day-after.js';
import { boundsOfEnd, boundsOfMandate, ceilingsAlong } from './ceilings-along.js';
import { conditionsOn } from './conditions.js';
import { rowsAlong } from './rows-along.js';
import type { Condition, Situation } from './situation.js';

/** Everything that findings about a party in a mission rest on, along valid time. */
export interface Courses {
  readonly decisions: readonly FoundPiece<DecisionRow>[];
  readonly presences: readonly FoundPiece<PresenceRow>[];
  readonly sessions: readonly FoundPiece<SessionRow>[];
  /** Where it is the mission itself that is looked at. */
  readonly missions: readonly FoundPiece<MissionRow>[];
}

/** A condition with the days in which it is the case, seen from one day. */
export interface Occurrence extends Condition {
  /** The first day on which it is certain; or, while it is merely possible, on which it is that. */
  readonly from: Day;
  /** The first day on which it is the case no more, which may be to come; null: no such day is known. */
  readonly until: Day | null;
  /** The first day on which it is possible, where that is an earlier one. */
  readonly possiblyFrom?: Day;
}

/** The days on which something can change: where a piece begins or ends, and what the calendar alone brings about. */
export function turningPoints({ decisions, presences, sessions, missions }: Courses): readonly Day[] {
  const edges = [...decisions, ...presences, ...sessions, ...missions].flatMap(({ from, until }) => [from, until]);
  const approvals = decisions.flatMap(({ row }) => row.approvals);
  const meetings = sessions.flatMap(({ row }) => [row, ...(row.possibly ?? [])]);
  const dates = [...meetings.map(({ date }) => date), ...approvals.flatMap(({ due }) => due ?? [])];
  const due = dates.flatMap((date) => Object.values(overdueFrom(date)) as (Day | null)[]);
  const items = sessions.flatMap(({ row }) => row.items);
  const dropped = items.flatMap(({ status, happened }) => (status === 'dropped' ? dayAfter(happened.latest) : []));
  const mandates = approvals.flatMap((approval) => approval.mandates.flatMap(boundsOfMandate));
  const commitments = decisions.flatMap(({ row }) => row.commitments.flatMap((one) => [one, ...(one.possibly ?? [])]));
  const ends = commitments.flatMap(({ until }) => boundsOfEnd(until));
  return [...new Set([...edges, ...due, ...dropped, ...mandates, ...ends])].filter((day) => day !== null).toSorted();
}

/** The situation on one day after another. */
function situationsAlong(courses: Courses): (day: Day) => Situation {
  const [filesOn, presences] = [rowsAlong(courses.decisions), rowsAlong(courses.presences)];
  const [meetingsOn, missions] = [rowsAlong(courses.sessions), rowsAlong(courses.missions)];
  const ceilings = ceilingsAlong();
  let meetings: readonly SessionRow[] | undefined;
  let sessions: Sessions = new Map();
  return (day) => {
    const decisions = filesOn(day);
    if (meetings !== (meetings = meetingsOn(day))) sessions = new Map(meetings.map((row) => [row.id, row]));
    return {
      day,
      decisions,
      presence: presences(day)[0],
      ceilings: ceilings(decisions, day),
      sessions,
      targets: missions(day).flatMap(({ targets }) => targets),
    };
  };
}

/** A rule that finds the very same thing again on another day may give the very same condition. */
const identities = new WeakMap<Condition, string>();

function identity(condition: Condition): string {
  let name = identities.get(condition);
  if (name === undefined) {
    const { kind, decision, subject } = condition;
    identities.set(condition, (name = JSON.stringify([kind, decision, subject])));
  }
  return name;
}

/** What is the case up to a day, and how it was found last. */
interface Open {
  readonly occurrence: Omit<Occurrence, 'until'>;
  readonly condition: Condition;
}

/** Continues what is open by a condition that holds from a day on. */
function continued({ occurrence: before }: Open, now: Condition, day: Day): Omit<Occurrence, 'until'> {
  const settles = now.certain && !before.certain;
  return {
    ...now,
    certain: before.certain || now.certain,
    events: [...new Set([...before.events, ...now.events])],
    from: settles ? day : before.from,
    ...(settles ? { possiblyFrom: before.from } : before.possiblyFrom && { possiblyFrom: before.possiblyFrom }),
  };
}

const settledOn = ({ occurrence: { possiblyFrom, ...occurrence } }: Open, until: Day | null): Occurrence => ({
  ...occurrence,
  until,
  ...(possiblyFrom !== undefined && { possiblyFrom }),
});

/** What has been the case by a day, each with its beginning and perhaps its end. */
export function occurrencesIn(courses: Courses, seenFrom: Day): readonly Occurrence[] {
  const situationOn = situationsAlong(courses);
  const settled: Occurrence[] = [];
  let open: ReadonlyMap<string, Open> = new Map();
  for (const day of turningPoints(courses)) {
    if (day > seenFrom && open.size === 0) break;
    const now = new Map(conditionsOn(situationOn(day)).map((condition) => [identity(condition), condition]));
    for (const [name, one] of open) if (!now.has(name)) settled.push(settledOn(one, day));
    open = day > seenFrom ? lasting(open, now) : nowOpen(open, now, day);
  }
  return [...settled, ...[...open.values()].map((one) => settledOn(one, null))];
}

/** What is still the case on a day to come: what begins then is none of ours. */
const lasting = (open: ReadonlyMap<string, Open>, now: ReadonlyMap<string, Condition>): ReadonlyMap<string, Open> =>
  new Map([...open].filter(([name]) => now.has(name)));

function nowOpen(
  open: ReadonlyMap<string, Open>,
  now: ReadonlyMap<string, Condition>,
  day: Day,
): ReadonlyMap<string, Open> {
  const next = new Map<string, Open>();
  for (const [name, condition] of now) {
    const before = open.get(name);
    if (before?.condition === condition) next.set(name, before);
    else
      next.set(name, {
        occurrence: before ? continued(before, condition, day) : { ...condition, from: day },
        condition,
      });
  }
  return next;
}
