import type { Day } from '@acta/domain';
import { overdueFrom, type Sessions } from '../approvals/due.js';
import { turnsOfCommitments, turnsOfMandates } from '../decision/bounds.js';
import { leftByOthers, leftByEachOther } from '../decision/left-by-others.js';
import type { DecisionRow } from '../decision/row.js';
import type { FoundPiece } from '../pieces/piece-source.js';
import type { MissionRow } from '../mission/timeline.js';
import type { PresenceRow } from '../presence/timeline.js';
import type { SessionPlace, SessionRow } from '../session/timeline.js';
import { dayAfter } from '../time/day-after.js';
import { holdsOn } from '../time/timeline.js';
import { variantsOf } from '../time/held.js';
import { beforeAll } from '../time/open-ends.js';
import { approvedIn } from './approved-in.js';
import { ceilingsAlong } from './ceilings-along.js';
import { conditionsAlong } from './conditions.js';
import { rowsAlong } from './rows-along.js';
import type { FindingKind } from './kinds.js';
import { identity, type Condition, type Situation } from './situation.js';
import { turnsOfContradiction } from './statement-rules.js';

/** Everything that findings about a party in a mission rest on, along valid time. */
export interface Courses {
  readonly decisions: readonly FoundPiece<DecisionRow>[];
  /** The files beside these that change how one of them stands (`concerningLinks`). */
  readonly concerning: readonly FoundPiece<DecisionRow>[];
  readonly presences: readonly FoundPiece<PresenceRow>[];
  readonly sessions: readonly FoundPiece<SessionRow>[];
  /** Where it is the mission itself that is looked at. */
  readonly missions: readonly FoundPiece<MissionRow>[];
}

/**
 * A condition with the days in which it is the case, seen from one day. While it lasts, it is certain where it is on that day; when it is
 * over, where it ever was.
 */
export interface Occurrence extends Condition {
  /** The first day on which it is certain; or, while it is merely possible, on which it is that; null: it may ever have been. */
  readonly from: Day | null;
  /** The first day on which it is the case no more, which may be to come; null: no such day is known. */
  readonly until: Day | null;
  /** The first day on which it is possible, where that is an earlier one. */
  readonly possiblyFrom?: Day;
  /** The first day from which on it is certain no more and still possible, where there is one by the day from which it is seen. */
  readonly certainUntil?: Day;
}

/** The days on which the calendar alone may bring something about. */
function calendarDays({ decisions, concerning, sessions, presences }: Courses): readonly (Day | null)[] {
  const files = [...decisions, ...concerning].map(({ row }) => row);
  const approvals = files.flatMap((row) => row.approvals.flatMap(variantsOf));
  const meetings = sessions.flatMap(({ row }) => variantsOf<SessionPlace>(row));
  const dates = [...meetings.map(({ date }) => date), ...approvals.flatMap(({ due }) => due ?? [])];
  const due = dates.flatMap((date) => Object.values(overdueFrom(date)) as (Day | null)[]);
  const items = sessions.flatMap(({ row }) => row.items.flatMap(variantsOf));
  const dropped = items.flatMap(({ status, happened }) => (status === 'dropped' ? dayAfter(happened.latest) : []));
  const outdated = presences.flatMap(({ row }) => turnsOfContradiction(row));
  return [...due, ...dropped, ...turnsOfMandates(files), ...turnsOfCommitments(files), ...outdated];
}

/** The days on which something can change: where a piece begins or ends, and those of the calendar. */
export function turningPoints(courses: Courses): readonly Day[] {
  const { decisions, concerning, presences, sessions, missions } = courses;
  const all = [...decisions, ...concerning, ...presences, ...sessions, ...missions];
  const edges = all.flatMap(({ from, until }) => [from, until]);
  return [...new Set([...edges, ...calendarDays(courses)])].filter((day) => day !== null).toSorted();
}

const leftOf = (files: readonly DecisionRow[], concerning: readonly DecisionRow[]): readonly DecisionRow[] =>
  leftByEachOther(leftByOthers(files, concerning));

/** What was approved in files, as they are on the day from which they are seen. */
function approvedBy(seenFrom: Day, { decisions, concerning }: Courses): Situation['approvedLater'] {
  const [own, others] = [decisions, concerning].map((pieces) =>
    pieces.flatMap((piece) => (holdsOn(piece, seenFrom) ? piece.row : [])),
  );
  return approvedIn(leftOf(own ?? [], others ?? []));
}

/** The situation on one day after another. */
function situationsAlong(courses: Courses, seenFrom: Day): (day: Day) => Situation {
  const approvedLater = approvedBy(seenFrom, courses);
  const [filesOn, concerningOn] = [rowsAlong(courses.decisions), rowsAlong(courses.concerning)];
  const presences = rowsAlong(courses.presences);
  const [meetingsOn, missions] = [rowsAlong(courses.sessions), rowsAlong(courses.missions)];
  const ceilings = ceilingsAlong();
  let meetings: readonly SessionRow[] | undefined;
  let sessions: Sessions = new Map();
  return (day) => {
    const decisions = leftOf(filesOn(day), concerningOn(day));
    if (meetings !== (meetings = meetingsOn(day))) sessions = new Map(meetings.map((row) => [row.id, row]));
    return {
      day,
      decisions,
      presence: presences(day)[0],
      ceilings: ceilings(decisions, day),
      sessions,
      ...(approvedLater && { approvedLater }),
      targets: missions(day).flatMap(({ targets }) => targets),
    };
  };
}

/** What is the case up to a day, and how it was found last. */
interface Open {
  readonly occurrence: Omit<Occurrence, 'until' | 'events'>;
  /** All that were behind it so far; added to as the days go by. */
  readonly events: Set<string>;
  readonly condition: Condition;
  /** As it was found last where it is certain; undefined: it never was so far. */
  readonly certainly: Condition | undefined;
}

/** Continues what is open by a condition that holds from a day on. */
function continued({ occurrence: before, events, certainly }: Open, now: Condition, day: Day): Open {
  for (const event of now.events) events.add(event);
  const settles = now.certain && !certainly;
  const possiblyFrom = settles ? (before.from ?? undefined) : before.possiblyFrom;
  const certainUntil = certainly && !now.certain ? (before.certainUntil ?? day) : undefined;
  const occurrence = {
    ...now,
    from: settles ? day : before.from,
    ...(possiblyFrom !== undefined && { possiblyFrom }),
    ...(certainUntil !== undefined && { certainUntil }),
  };
  return { occurrence, events, condition: now, certainly: now.certain ? now : certainly };
}

const settledOn = (
  { occurrence: { possiblyFrom, certainUntil, ...occurrence }, events }: Open,
  until: Day | null,
): Occurrence => ({
  ...occurrence,
  events: [...events],
  until,
  ...(possiblyFrom !== undefined && { possiblyFrom }),
  ...(certainUntil !== undefined && { certainUntil }),
});

/** What was certain once is told as it was then. */
const overSince = (one: Open, day: Day): Occurrence => ({
  ...settledOn(one, day),
  ...(one.certainly && { certain: true, detail: one.certainly.detail }),
});

/** What has been the case by a day, each with its beginning and perhaps its end. */
export function occurrencesIn(courses: Courses, seenFrom: Day): readonly Occurrence[] {
  const situationOn = situationsAlong(courses, seenFrom);
  const ofCalendar = new Set(calendarDays(courses));
  const conditionsOn = conditionsAlong((day) => ofCalendar.has(day));
  const foundOn = (day: Day, kinds?: ReadonlySet<FindingKind>): ReadonlyMap<string, Condition> =>
    new Map(conditionsOn(situationOn(day), kinds).map((condition) => [identity(condition), condition]));
  const settled: Occurrence[] = [];
  let open: ReadonlyMap<string, Open> = new Map();
  // What nobody told the day of may have been the case before any day that is told.
  open = nowOpen(open, foundOn(beforeAll), null);
  for (const day of turningPoints(courses)) {
    if (day > seenFrom && open.size === 0) break;
    // In days to come nothing else matters than what is open.
    const now = foundOn(
      day,
      day > seenFrom ? new Set(Array.from(open.values(), ({ condition }) => condition.kind)) : undefined,
    );
    for (const [name, one] of open)
      if (!now.has(name)) settled.push(day > seenFrom ? settledOn(one, day) : overSince(one, day));
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
  day: Day | null,
): ReadonlyMap<string, Open> {
  const next = new Map<string, Open>();
  for (const [name, condition] of now) {
    const before = open.get(name);
    if (before?.condition === condition) next.set(name, before);
    else next.set(name, before && day !== null ? continued(before, condition, day) : begun(condition, day));
  }
  return next;
}

const begun = (condition: Condition, day: Day | null): Open => ({
  occurrence: { ...condition, from: day },
  events: new Set(condition.events),
  condition,
  certainly: condition.certain ? condition : undefined,
});
