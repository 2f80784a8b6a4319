import type { Day, DayBounds, StatedDate } from '@acta/domain';
import type { Approval } from '../decision/approval.js';
import type { DecisionRow } from '../decision/row.js';
import { remembered } from '../remembered.js';
import type { SessionPlace, SessionRow } from '../session/timeline.js';
import { dayAfter } from '../time/day-after.js';

/** Sessions by id, as they are on the day asked about. */
export type Sessions = ReadonlyMap<string, SessionRow>;

/** By when a body is to decide; null: no day is known. */
export interface Due extends DayBounds {
  /** The day of the session, where it is due at one. */
  readonly sessionDate: Day | null;
  /** The first day that can be meant by that. */
  readonly sessionEarliest: Day | null;
}

type Awaited = Pick<Approval, 'session' | 'due'>;

/**
 * When something is due at a session. It takes its day along when it slips. One that is cancelled by its day leaves none; what was due
 * when that day was over is not settled by cancelling it afterwards. Where both can be, the day comes first.
 */
function daysOf({ status, date, cancelled }: SessionPlace): readonly (StatedDate | undefined)[] {
  if (status !== 'cancelled') return [date];
  const isAfter = (by: Day | null | undefined, day: Day | null): boolean => by != null && day !== null && by > day;
  if (isAfter(cancelled?.earliest, date.latest)) return [date];
  return isAfter(cancelled?.latest, date.earliest ?? date.latest) ? [date, undefined] : [undefined];
}

/** A session without a day leaves the day that was stated beside it. A day "by" which to decide, without a beginning, is its last. */
function duesAt({ due }: Awaited, meeting: SessionPlace | undefined): readonly Due[] {
  const days = meeting ? daysOf(meeting) : [undefined];
  return days.map((day) => {
    const { earliest = null, latest = null } = day ?? due ?? {};
    const met = meeting?.status === 'cancelled' ? undefined : day;
    const sessionDate = met?.latest ?? null;
    return { earliest: earliest ?? latest, latest, sessionDate, sessionEarliest: met?.earliest ?? sessionDate };
  });
}

const meetingOf = ({ session }: Awaited, sessions: Sessions): SessionRow | undefined =>
  session === undefined ? undefined : sessions.get(session);

/** By when a body is to decide, by what is certain of the session. */
export const dueOf = (approval: Awaited, sessions: Sessions): Due =>
  duesAt(approval, meetingOf(approval, sessions))[0] as Due;

/** The same, and by when else it may be: nobody may have told on which day the session was moved. */
export function duesOf(approval: Awaited, sessions: Sessions): readonly Due[] {
  const meeting = meetingOf(approval, sessions);
  return [meeting, ...(meeting?.possibly ?? [])].flatMap((place) => duesAt(approval, place));
}

/** The ids of the sessions at which something in a file is awaited or was decided. */
export const sessionsOfFile = remembered(({ approvals }: Pick<DecisionRow, 'approvals'>): readonly string[] => {
  const named = approvals.flatMap(({ session, possibly = [] }) => [session, ...possibly.map((other) => other.session)]);
  return [...new Set(named)].filter((session) => session !== undefined);
});

const mayFallOn = (one: DayBounds, other: DayBounds): boolean =>
  (one.earliest === null || other.latest === null || one.earliest <= other.latest) &&
  (other.earliest === null || one.latest === null || other.earliest <= one.latest);

/** The session at which it is awaited or was decided; one that a decision does not name only where it met on such a day. */
export function sessionOf(approval: Approval, sessions: Sessions): string | undefined {
  if (!approval.sessionPresumed) return approval.session;
  const meeting = meetingOf(approval, sessions);
  const met = [meeting, ...(meeting?.possibly ?? [])].some(
    (place) => place && place.status !== 'cancelled' && mayFallOn(place.date, approval.happened),
  );
  return met ? approval.session : undefined;
}

export interface Overdue {
  /** The first day on which it certainly is overdue; null: none is known. */
  readonly since: Day | null;
  /** The first day on which it can be. */
  readonly possiblySince: Day | null;
}

export const overdueFrom = ({ earliest, latest }: DayBounds): Overdue => ({
  since: dayAfter(latest),
  possiblySince: dayAfter(earliest),
});
