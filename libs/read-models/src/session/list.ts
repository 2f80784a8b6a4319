import { pageIn, type Page, type PageRequest } from '../page.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { afterAll, beforeAll } from '../time/open-ends.js';
import { sessions, type SessionRow } from './timeline.js';

export interface SessionFilter {
  readonly body?: string;
  readonly status?: SessionRow['status'];
  /** Those that have this decision on their agenda. */
  readonly decision?: string;
  /** Days between which it meets or can meet, both included. */
  readonly from?: string;
  readonly to?: string;
}

const meetsWithin = ({ date: { earliest, latest } }: SessionRow, from = beforeAll, to = afterAll): boolean =>
  (latest ?? afterAll) >= from && (earliest ?? beforeAll) <= to;

/** The agenda as it is on a day: what is planned and what was held, by the day on which it meets. */
export async function listSessions(
  asked: Asked,
  { body, status, decision, from, to }: SessionFilter,
  page: PageRequest = {},
): Promise<Page<SessionRow>> {
  const keys = { ...(body !== undefined && { body }) };
  const found = (await rowsAt(asked.pieces, sessions, asked.validAt, { keys }))
    .filter((row) => status === undefined || row.status === status)
    .filter((row) => decision === undefined || row.items.some((item) => item.decision === decision))
    .filter((row) => meetsWithin(row, from, to));
  const question = { list: 'sessions', validAt: asked.validAt, body, status, decision, from, to };
  return pageIn(found, page, question, ({ date, id }) => [date.earliest ?? date.latest ?? afterAll, id]);
}

/** One session; undefined where nothing is on record of it on that day. */
export const session = async ({ pieces, validAt }: Asked, id: string): Promise<SessionRow | undefined> =>
  (await rowsAt(pieces, sessions, validAt, { streams: [`session-${id}`] }))[0];
