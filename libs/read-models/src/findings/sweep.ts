import type { Day, DayBounds } from '@acta/domain';
import { overdueFrom } from '../approvals/due.js';
import type { Mandate } from '../decision/approvals.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { FoundPiece } from '../pieces/piece-source.js';
import type { MissionRow } from '../mission/timeline.js';
import type { PresenceRow } from '../presence/timeline.js';
import type { SessionRow } from '../session/timeline.js';
import { dayAfter } from '../time/day-after.js';
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

/** The days from which something is over, possibly and certainly; its last day is in it. */
const boundsOfEnd = (until: DayBounds | undefined): readonly (Day | null)[] => [
  dayAfter(until?.earliest ?? null),
  dayAfter(until?.latest ?? null),
];

const boundsOfMandate = ({ from, until }: Mandate): readonly (Day | null)[] => [
  from.earliest,
  from.latest,
  ...boundsOfEnd(until),
];

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
  const ends = decisions.flatMap(({ row }) => row.commitments.flatMap(({ until }) => boundsOfEnd(until)));
  return [...new Set([...edges, ...due, ...dropped, ...mandates, ...ends])].filter((day) => day !== null).toSorted();
}

/** The situation on one day after another. */
function situationsAlong(courses: Courses): (day: Day) => Situation {
  const [decisions, presences] = [rowsAlong(courses.decisions), rowsAlong(courses.presences)];
  const [sessions, missions] = [rowsAlong(courses.sessions), rowsAlong(courses.missions)];
  return (day) => ({
    day,
    decisions: decisions(day),
    presence: presences(day)[0],
    sessions: new Map(sessions(day).map((row) => [row.id, row])),
    targets: missions(day).flatMap(({ targets }) => targets),
  });
}

const identity = ({ kind, decision, subject }: Condition): string => JSON.stringify([kind, decision, subject]);

/** Continues an occurrence by a condition that holds from its end on. */
function continued(before: Occurrence, now: Condition, day: Day, until: Day | null): Occurrence {
  const settles = now.certain && !before.certain;
  return {
    ...now,
    certain: before.certain || now.certain,
    events: [...new Set([...before.events, ...now.events])],
    from: settles ? day : before.from,
    until,
    ...(settles ? { possiblyFrom: before.from } : before.possiblyFrom && { possiblyFrom: before.possiblyFrom }),
  };
}

/** What is still the case on a day to come: it only gets another end, and what begins then is none of ours. */
const lasting = (open: ReadonlyMap<string, Occurrence>, conditions: readonly Condition[], until: Day | null) =>
  new Map(
    conditions.flatMap((condition) => {
      const name = identity(condition);
      const before = open.get(name);
      return before ? [[name, { ...before, until }] as const] : [];
    }),
  );

function nowOpen(
  open: ReadonlyMap<string, Occurrence>,
  conditions: readonly Condition[],
  day: Day,
  until: Day | null,
): Map<string, Occurrence> {
  return new Map(
    conditions.map((condition) => {
      const before = open.get(identity(condition));
      return [
        identity(condition),
        before ? continued(before, condition, day, until) : { ...condition, from: day, until },
      ];
    }),
  );
}

/** What has been the case by a day, each with its beginning and perhaps its end. */
export function occurrencesIn(courses: Courses, seenFrom: Day): readonly Occurrence[] {
  const days = turningPoints(courses);
  const situationOn = situationsAlong(courses);
  const settled: Occurrence[] = [];
  let open = new Map<string, Occurrence>();
  for (const [index, day] of days.entries()) {
    if (day > seenFrom && open.size === 0) break;
    const until = days[index + 1] ?? null;
    const conditions = conditionsOn(situationOn(day));
    const next = day > seenFrom ? lasting(open, conditions, until) : nowOpen(open, conditions, day, until);
    settled.push(...[...open].flatMap(([name, occurrence]) => (next.has(name) ? [] : [occurrence])));
    open = next;
  }
  return [...settled, ...open.values()];
}
