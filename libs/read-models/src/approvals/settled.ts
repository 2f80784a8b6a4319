import type { Day } from '@acta/domain';
import { isOutstanding } from '../decision/approvals.js';
import { decisions, type DecisionRow } from '../decision/timeline.js';
import { groupBy } from '../group-by.js';
import type { FoundPiece } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import type { ApprovalAnswer } from './answer.js';

/** What became of an approval after the day asked about, as far as is known. */
export interface Settled {
  /** `closed`: the file was closed before the body had decided. */
  readonly status: 'granted' | 'refused' | 'closed';
  /** The day from which on that is certain. */
  readonly on: Day;
  /** Id of the session at which it was decided; null: not stated. */
  readonly session: string | null;
}

export interface ApprovalInTime extends ApprovalAnswer {
  /** Null where it was not outstanding on that day, and where it still is. */
  readonly settled: Settled | null;
}

type Course = readonly FoundPiece<DecisionRow>[];

function settledIn(course: Course, body: string, day: Day): Settled | null {
  const wasClosed = course.findLast(({ from }) => from === null || from <= day)?.row.status === 'closed';
  for (const { from, row } of course) {
    if (from === null || from <= day) continue;
    const approval = row.approvals.find((one) => one.body === body);
    if (approval?.certain && (approval.status === 'granted' || approval.status === 'refused')) {
      return {
        status: approval.status,
        on: from,
        session: approval.sessionPresumed ? null : (approval.session ?? null),
      };
    }
    if (row.status === 'closed' && !wasClosed) return { status: 'closed', on: from, session: null };
  }
  return null;
}

/** Adds what became of those that are outstanding; only their files are looked at. */
export async function withSettlement(
  { pieces, validAt }: Asked,
  approvals: readonly ApprovalAnswer[],
): Promise<readonly ApprovalInTime[]> {
  const waiting = [...new Set(approvals.filter(isOutstanding).map(({ decision }) => `decision-${decision}`))];
  const found = waiting.length > 0 ? await pieces.along(decisions, { streams: waiting }) : [];
  const courses = groupBy(found, ({ stream }) => stream);
  return approvals.map((approval) => {
    const course = isOutstanding(approval) ? courses.get(`decision-${approval.decision}`) : undefined;
    return Object.assign({}, approval, { settled: course ? settledIn(course, approval.body, validAt) : null });
  });
}
