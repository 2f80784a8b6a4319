import { approvalsOf, type ApprovalAnswer } from '../approvals/answer.js';
import { loadSessions } from '../approvals/load.js';
import { pageIn, type Page, type PageRequest } from '../page.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { decisions, type DecisionRow } from './timeline.js';

/** A decision's file on a day, with its approvals as they are on that day. */
export interface DecisionFile extends Omit<DecisionRow, 'approvals'> {
  readonly approvals: readonly ApprovalAnswer[];
}

export interface DecisionFilter {
  readonly mission?: string;
  /** The contributor. */
  readonly party?: string;
  readonly kind?: DecisionRow['kind'];
  readonly status?: DecisionRow['status'];
}

async function filesOf(asked: Asked, rows: readonly DecisionRow[]): Promise<readonly DecisionFile[]> {
  const sessions = await loadSessions(asked, rows);
  return rows.map((row) => Object.assign({}, row, { approvals: approvalsOf(row, asked.validAt, sessions) }));
}

/** One file; undefined where nothing is on record of it on that day. */
export async function decisionFile(asked: Asked, id: string): Promise<DecisionFile | undefined> {
  const rows = await rowsAt(asked.pieces, decisions, asked.validAt, { streams: [`decision-${id}`] });
  return (await filesOf(asked, rows))[0];
}

/** The files on a day, by id. */
export async function listDecisions(
  asked: Asked,
  { mission, party, kind, status }: DecisionFilter,
  page: PageRequest = {},
): Promise<Page<DecisionFile>> {
  const keys = { ...(mission !== undefined && { mission }), ...(party !== undefined && { party }) };
  const rows = (await rowsAt(asked.pieces, decisions, asked.validAt, { keys }))
    .filter((row) => kind === undefined || row.kind === kind)
    .filter((row) => status === undefined || row.status === status);
  const question = { list: 'decisions', validAt: asked.validAt, mission, party, kind, status };
  const { items, nextCursor } = pageIn(rows, page, question, ({ id }) => [id]);
  return { items: await filesOf(asked, items), nextCursor };
}
