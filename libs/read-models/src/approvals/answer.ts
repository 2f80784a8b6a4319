import type { Amount, Day, DayBounds, StatedDate } from '@acta/domain';
import { isOutstanding, type Approval, type Mandate, type Vote } from '../decision/approvals.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { Held } from '../time/held.js';
import { dueOf, overdueFrom, type Sessions } from './due.js';

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
  /** The last day on which it is in time, while it is outstanding; null: no day is known. */
  readonly due: Day | null;
  /** The first day that can be meant, where that is another. */
  readonly dueEarliest?: Day;
  readonly overdueSince: Day | null;
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
  readonly events: readonly string[];
}

type File = Pick<DecisionRow, 'id' | 'contributor' | 'mission' | 'status'>;

interface Timed {
  readonly status: ApprovalStatus;
  readonly certain: boolean;
}

/** Pending through the due day; possibly overdue after its first day, and overdue after its last. A closed file waits no more. */
function statusOn(day: Day, { status: fileStatus }: File, approval: Approval, sessions: Sessions): Timed {
  if (fileStatus === 'closed' || !isOutstanding(approval)) return { status: approval.status, certain: true };
  const { since, possiblySince } = overdueFrom(dueOf(approval, sessions));
  if (since !== null && day >= since) return { status: 'overdue', certain: true };
  const mayBe = possiblySince !== null && day >= possiblySince;
  return { status: mayBe ? 'overdue' : approval.status, certain: !mayBe };
}

function approvalAnswer(file: File, approval: Held<Approval>, day: Day, sessions: Sessions): ApprovalAnswer {
  const { status, certain } = statusOn(day, file, approval, sessions);
  const others = (approval.possibly ?? [])
    .map((other) => statusOn(day, file, other, sessions).status)
    .filter((other) => other !== status);
  const { earliest, latest, sessionDate } = dueOf(approval, sessions);
  const waits = isOutstanding(approval) && file.status === 'open';
  const { body, session, vote, amount, mandates, conditions, reason, occurred, happened, events } = approval;
  return {
    decision: file.id,
    contributor: file.contributor,
    mission: file.mission ?? null,
    body,
    status,
    certain: certain && approval.certain && others.length === 0,
    ...(others.length > 0 && { possibly: [...new Set(others)] }),
    session: session ?? null,
    sessionDate,
    due: waits ? latest : null,
    ...(waits && earliest !== null && earliest !== latest && { dueEarliest: earliest }),
    overdueSince: status === 'overdue' ? overdueFrom({ earliest, latest }).since : null,
    vote: vote ?? null,
    amount: amount ?? null,
    mandate: mandates.at(-1) ?? null,
    mandates,
    ...(conditions && { conditions }),
    ...(reason !== undefined && { reason }),
    occurred,
    happened,
    events,
  };
}

export const approvalsOf = (file: DecisionRow, day: Day, sessions: Sessions): readonly ApprovalAnswer[] =>
  file.approvals.map((approval) => approvalAnswer(file, approval, day, sessions));
