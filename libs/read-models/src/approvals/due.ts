import type { Day, DayBounds } from '@acta/domain';
import type { Approval } from '../decision/approvals.js';
import type { SessionRow } from '../session/timeline.js';
import { dayAfter } from '../time/day-after.js';

/** Sessions by id, as they are on the day asked about. */
export type Sessions = ReadonlyMap<string, SessionRow>;

/** By when a body is to decide; null: no day is known. */
export interface Due extends DayBounds {
  /** The day of the session, where it is due at one. */
  readonly sessionDate: Day | null;
}

/**
 * A session takes its day along when it slips. One that is cancelled leaves no day but one that was stated beside it. A
 * day "by" which to decide, without a beginning, is its last.
 */
export function dueOf({ session, due }: Pick<Approval, 'session' | 'due'>, sessions: Sessions): Due {
  const meeting = session === undefined ? undefined : sessions.get(session);
  const meets = meeting && meeting.status !== 'cancelled' ? meeting.date : undefined;
  const { earliest = null, latest = null } = meets ?? due ?? {};
  return { earliest: earliest ?? latest, latest, sessionDate: meets?.latest ?? null };
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
