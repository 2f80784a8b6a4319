import { isOutstanding } from '../decision/approvals.js';
import { isOver } from '../decision/uncounted.js';
import { withSuperseded } from '../decision/superseded.js';
import { decisions, keysOfAwaiting, type DecisionRow } from '../decision/timeline.js';
import { pageIn, type Page, type PageRequest } from '../page.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { afterAll } from '../time/open-ends.js';
import { approvalsOf, type ApprovalAnswer, type ApprovalStatus } from './answer.js';
import { loadSessions } from './load.js';
import { withSettlement, type ApprovalInTime } from './settled.js';

export interface ApprovalFilter {
  readonly body?: string;
  readonly status?: ApprovalStatus;
  readonly mission?: string;
  /** The contributor. */
  readonly party?: string;
  readonly decision?: string;
}

const placeOfApproval = ({ due, happened, decision, body }: ApprovalAnswer): readonly string[] => [
  due ?? happened.latest ?? afterAll,
  decision,
  body,
];

/** These files, with what others take the place of as it is then. */
function filesAmong(rows: readonly DecisionRow[], superseding: readonly DecisionRow[]): readonly DecisionRow[] {
  const meant = new Set(rows.map(({ id }) => id));
  const others = superseding.filter(({ id }) => !meant.has(id));
  return withSuperseded([...rows, ...others]).slice(0, rows.length);
}

/** Approvals on a day, by the day on which they are due or were settled. A file that is over awaits none. */
export async function listApprovals(
  asked: Asked,
  { body, status, mission, party, decision }: ApprovalFilter,
  page: PageRequest = {},
): Promise<Page<ApprovalInTime>> {
  const isAwaited = status !== undefined && isOutstanding({ status });
  const { pieces, validAt } = asked;
  const keys = { ...(mission !== undefined && { mission }), ...(party !== undefined && { party }) };
  const [rows, superseding] = await Promise.all([
    rowsAt(pieces, decisions, validAt, {
      keys: { ...keys, ...(isAwaited && body !== undefined && keysOfAwaiting(body)) },
      ...(isAwaited && { having: 'awaiting' }),
      ...(decision !== undefined && { streams: [`decision-${decision}`] }),
    }),
    rowsAt(pieces, decisions, validAt, { keys, having: 'superseding' }),
  ]);
  const files = filesAmong(rows, superseding);
  const sessions = await loadSessions(asked, files);
  const found = files
    .flatMap((file) => approvalsOf(file, validAt, sessions).filter((each) => !isOver(file) || !isOutstanding(each)))
    .filter((approval) => body === undefined || approval.body === body)
    .filter((approval) => status === undefined || approval.status === status);
  const question = { list: 'approvals', validAt, body, status, mission, party, decision };
  const { items, nextCursor } = pageIn(found, page, question, placeOfApproval);
  return { items: await withSettlement(asked, items), nextCursor };
}
