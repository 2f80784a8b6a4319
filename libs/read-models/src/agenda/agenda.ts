import { approvalsOf, type ApprovalAnswer } from '../approvals/answer.js';
import { loadSessions } from '../approvals/load.js';
import { isOutstanding } from '../decision/approval.js';
import { isOver } from '../decision/uncounted.js';
import { decisions } from '../decision/timeline.js';
import type { Page, PageRequest } from '../page.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { bodies } from '../registers/timelines.js';
import { listSessions, type SessionFilter } from '../session/list.js';
import type { AgendaItem, SessionRow } from '../session/timeline.js';
import type { Held } from '../time/held.js';

/** An item of an agenda, with what is told of the file that it is about. */
export interface ToldItem extends Held<AgendaItem> {
  /** The title of the decision; absent where it is a topic, or nothing is on record of the decision on that day. */
  readonly title?: string;
  /** The approvals of the decision that are outstanding on that day. */
  readonly outstanding: readonly ApprovalAnswer[];
}

/** A session as a calendar has it. */
export interface Meeting extends Omit<SessionRow, 'items'> {
  readonly bodyName: string;
  readonly items: readonly ToldItem[];
  /** Id of the event that scheduled it: the same for as long as there is a record. */
  readonly uid: string;
  /** How often something was recorded of it since. */
  readonly revision: number;
  /** When that was last done (RFC 3339). */
  readonly changedAt: string;
}

type Told = Pick<ToldItem, 'title' | 'outstanding'>;

async function filesOn(asked: Asked, meetings: readonly SessionRow[]): Promise<ReadonlyMap<string, Told>> {
  const ids = new Set(meetings.flatMap(({ items }) => items.flatMap(({ decision }) => decision ?? [])));
  if (ids.size === 0) return new Map();
  const streams = [...ids].map((id) => `decision-${id}`);
  const files = await rowsAt(asked.pieces, decisions, asked.validAt, { streams });
  const awaited = await loadSessions(asked, files);
  return new Map(
    files.map((file) => {
      const approvals = isOver(file) ? [] : approvalsOf(file, asked.validAt, awaited);
      return [file.id, { title: file.title, outstanding: approvals.filter(isOutstanding) }];
    }),
  );
}

/** The sessions of `listSessions` as a calendar has them. */
export async function listMeetings(
  asked: Asked,
  filter: SessionFilter,
  page: PageRequest = {},
): Promise<Page<Meeting>> {
  const { items: meetings, nextCursor } = await listSessions(asked, filter, page);
  const streams = meetings.map(({ id }) => `session-${id}`);
  const [files, organs, histories] = await Promise.all([
    filesOn(asked, meetings),
    rowsAt(asked.pieces, bodies, asked.validAt),
    asked.log.events(streams),
  ]);
  const names = new Map(organs.map(({ id, name }) => [id, name]));
  const items = meetings.flatMap((meeting): readonly Meeting[] => {
    const history = histories.get(`session-${meeting.id}`) ?? [];
    const [scheduling, last] = [history[0], history.at(-1)];
    if (!scheduling || !last) return [];
    const told = meeting.items.map((item) => ({ outstanding: [], ...item, ...files.get(item.decision ?? '') }));
    return [
      {
        ...meeting,
        bodyName: names.get(meeting.body) ?? meeting.body,
        items: told,
        uid: scheduling.id,
        revision: history.length - 1,
        changedAt: last.recordedAt,
      },
    ];
  });
  return { items, nextCursor };
}
