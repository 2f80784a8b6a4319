import { isOutstanding } from '../decision/approval.js';
import { isOver } from '../decision/uncounted.js';
import { leftByAll } from '../decision/left-by-others.js';
import { keysOfAwaiting } from '../decision/keys.js';
import { decisions } from '../decision/timeline.js';
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

/** Approvals on a day, by the day on which they are due or were settled. A file that is over awaits none. */
export async function listApprovals(
  asked: Asked,
  { body, status, mission, party, decision }: ApprovalFilter,
  page: PageRequest = {},
): Promise<Page<ApprovalInTime>> {
  const isAwaited = status !== undefined && isOutstanding({ status });
  const { pieces, validAt } = asked;
  const keys = { ...(mission !== undefined && { mission }), ...(party !== undefined && { party }) };
  const rows = await rowsAt(pieces, decisions, validAt, {
    keys: { ...keys, ...(isAwaited && body !== undefined && keysOfAwaiting(body)) },
    ...(isAwaited && { having: 'awaiting' }),
    ...(decision !== undefined && { streams: [`decision-${decision}`] }),
  });
  const files = await leftByAll(asked, rows);
  const sessions = await loadSessions(asked, files);
  const found = files
    .flatMap((file) => approvalsOf(file, validAt, sessions).filter((each) => !isOver(file) || !isOutstanding(each)))
    .filter((approval) => body === undefined || approval.body === body)
    .filter((approval) => status === undefined || approval.status === status);
  const question = { list: 'approvals', validAt, body, status, mission, party, decision };
  const { items, nextCursor } = pageIn(found, page, question, placeOfApproval);
  return { items: await withSettlement(asked, items), nextCursor };
}
