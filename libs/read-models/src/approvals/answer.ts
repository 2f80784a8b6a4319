import { daysBetween, type Amount, type Day, type DayBounds, type StatedDate } from '@acta/domain';
import { isOutstanding, type Approval, type Mandate, type Vote } from '../decision/approval.js';
import { asCeiling } from '../decision/ceiling.js';
import { isOver, mayBeOver } from '../decision/uncounted.js';
import type { DecisionRow, FileStatus } from '../decision/row.js';
import type { AgendaItem, SessionRow } from '../session/timeline.js';
import type { Held } from '../time/held.js';
import { dueOf, duesOf, overdueFrom, sessionOf, sessionsOfFile, type Overdue, type Sessions } from './due.js';

export type ApprovalStatus = Approval['status'] | 'overdue';

/** Where a decision stands at a body, on a day. */
export interface ApprovalAnswer {
  readonly decision: string;
  readonly contributor: string;
  readonly mission: string | null;
  readonly body: string;
  readonly status: ApprovalStatus;
  /** False where it may be otherwise on that day. */
  readonly certain: boolean;
  readonly possibly?: readonly ApprovalStatus[];
  /** Id of the session at which it is pending or was decided, and the day of that session. */
  readonly session: string | null;
  readonly sessionDate: Day | null;
  /** The first day that can be meant by that, where it is another. */
  readonly sessionDateEarliest?: Day;
  /** What became of that session; one that is cancelled by its day leaves the approval without one. */
  readonly sessionStatus: SessionRow['status'] | null;
  /** Whether the file is on its agenda, or was dropped from it; null: it was never put on it. */
  readonly onAgenda: AgendaItem['status'] | null;
  /** The last day on which it is in time, while it is outstanding; null: no day is known. */
  readonly due: Day | null;
  /** The first day that can be meant, where that is another. */
  readonly dueEarliest?: Day;
  readonly overdueSince: Day | null;
  /** For how many days: 1 on the first day on which it is overdue. */
  readonly overdueDays: number | null;
  readonly vote: Vote | null;
  /** What was approved. */
  readonly amount: Amount | null;
  /** The last that was granted. */
  readonly mandate: Mandate | null;
  readonly mandates: readonly Mandate[];
  readonly conditions?: readonly string[];
  readonly reason?: string;
  readonly occurred: StatedDate | null;
  readonly happened: DayBounds;
  readonly disputed?: true;
  readonly events: readonly string[];
}

type File = Pick<DecisionRow, 'id' | 'contributor' | 'mission'> & Held<FileStatus>;

/** Pending through the due day; possibly overdue after its first day, and overdue after its last. A closed file waits no more. */
export function overdueOn(day: Day, file: FileStatus, approval: Approval, sessions: Sessions) {
  if (file.status === 'closed' || !isOutstanding(approval)) return 'no';
  const dues = duesOf(approval, sessions).map(overdueFrom);
  if (dues.every(({ since }) => since !== null && day >= since)) return 'certainly';
  return dues.some(({ possiblySince }) => possiblySince !== null && day >= possiblySince) ? 'possibly' : 'no';
}

/** What its status is, and what else it may be. */
function statusesOn(day: Day, file: File, approval: Approval, sessions: Sessions): readonly ApprovalStatus[] {
  const extent = overdueOn(day, file, approval, sessions);
  if (extent === 'certainly') return ['overdue'];
  return extent === 'possibly' ? [approval.status, 'overdue'] : [approval.status];
}

/** Since the day was over, and it was awaited by then in a file that was open. */
function overdueSince(
  day: Day,
  { since }: Overdue,
  { awaited }: Approval,
  { reopened }: FileStatus,
  meeting: SessionRow | undefined,
): Day | null {
  const days = [since, awaited?.latest, reopened?.latest, meeting?.moved?.latest].filter((day) => day != null);
  const last = days.toSorted().at(-1) ?? null;
  // Of what may be awaited since a day to come, no day is certain yet.
  return since && last !== null && last <= day ? last : null;
}

const withCeiling = (mandate: Mandate): Mandate => ({ ...mandate, ceiling: asCeiling(mandate.ceiling) });

function approvalAnswer(file: File, approval: Held<Approval>, day: Day, sessions: Sessions): ApprovalAnswer {
  const [status = approval.status, ...doubts] = statusesOn(day, file, approval, sessions);
  const possibly = (approval.possibly ?? []).flatMap((other) => statusesOn(day, file, other, sessions));
  const others = [...doubts, ...possibly].filter((other) => other !== status);
  const session = sessionOf(approval, sessions);
  const { earliest, latest, sessionDate, sessionEarliest } = dueOf({ ...approval, session }, sessions);
  const waits = isOutstanding(approval) && !isOver(file);
  const meeting = session === undefined ? undefined : sessions.get(session);
  const since =
    status === 'overdue' ? overdueSince(day, overdueFrom({ earliest, latest }), approval, file, meeting) : null;
  const { body, vote, amount, mandates, conditions, reason, occurred, happened, disputed, events } = approval;
  return {
    decision: file.id,
    contributor: file.contributor,
    mission: file.mission ?? null,
    body,
    status,
    certain: approval.certain && others.length === 0 && !(waits && mayBeOver(file)),
    ...(others.length > 0 && { possibly: [...new Set(others)] }),
    session: session ?? null,
    sessionDate,
    ...(sessionEarliest !== null && sessionEarliest !== sessionDate && { sessionDateEarliest: sessionEarliest }),
    sessionStatus: meeting?.status ?? null,
    onAgenda: meeting?.items.find(({ decision }) => decision === file.id)?.status ?? null,
    due: waits ? latest : null,
    ...(waits && earliest !== null && earliest !== latest && { dueEarliest: earliest }),
    overdueSince: since,
    overdueDays: since === null ? null : daysBetween(since, day) + 1,
    vote: vote ?? null,
    amount: (status === 'granted' && amount) || null,
    mandate: mandates.map(withCeiling).at(-1) ?? null,
    mandates: mandates.map(withCeiling),
    ...(conditions && { conditions }),
    ...(reason !== undefined && { reason }),
    occurred,
    happened,
    ...(disputed && { disputed }),
    events,
  };
}

interface Answered {
  readonly day: Day;
  readonly meetings: readonly (SessionRow | undefined)[];
  readonly answers: readonly ApprovalAnswer[];
}

/** As they were asked about last: one file of many is looked at again for each change in another. */
const asked = new WeakMap<DecisionRow, Answered>();

export function approvalsOf(file: DecisionRow, day: Day, sessions: Sessions): readonly ApprovalAnswer[] {
  const meetings = sessionsOfFile(file).map((id) => sessions.get(id));
  const known = asked.get(file);
  if (known?.day === day && known.meetings.every((meeting, index) => meeting === meetings[index])) return known.answers;
  const answers = file.approvals.map((approval) => approvalAnswer(file, approval, day, sessions));
  asked.set(file, { day, meetings, answers });
  return answers;
}
