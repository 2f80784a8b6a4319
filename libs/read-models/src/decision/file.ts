import { approvalsOf, type ApprovalAnswer } from '../approvals/answer.js';
import { loadSessions } from '../approvals/load.js';
import { limitOf, pageOf, placeOf, type Page, type PageRequest } from '../page.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { idOfStream } from '../time/timeline.js';
import { withEnd } from './commitments.js';
import { coveredBy, type CoveredFile } from './covered.js';
import { namesIn } from './links.js';
import { concerningOf } from './concerning.js';
import { leftByEachOther } from './left-by-others.js';
import type { DecisionRow } from './row.js';
import { saidNow } from './said-now.js';
import { decisions } from './timeline.js';
import { placesTaken } from './places-taken.js';
import { byPlaceOf } from './taken-over.js';

/** A decision's file on a day, with its approvals as they are on that day, and whether its commitments are over. */
export interface DecisionFile extends Omit<DecisionRow, 'approvals' | 'commitments' | 'ways' | 'retracted'> {
  readonly commitments: readonly ReturnType<typeof withEnd>[];
  readonly approvals: readonly ApprovalAnswer[];
  /** The files that take, or may take, the place of this one or of something in it; absent: none. */
  readonly supersededBy?: readonly string[];
}

export interface DecisionFilter {
  readonly mission?: string;
  /** The contributor. */
  readonly party?: string;
  readonly kind?: DecisionRow['kind'];
  readonly status?: DecisionRow['status'];
}

async function filesOf(asked: Asked, rows: readonly DecisionRow[]): Promise<readonly DecisionFile[]> {
  const all = saidNow([...rows, ...(await concerningOf(asked, rows))]);
  const taken = byPlaceOf(placesTaken(all));
  const namesOf = (row: DecisionRow): readonly string[] =>
    taken.size === 0
      ? []
      : [...new Set(namesIn(row).flatMap((name) => (taken.get(name) ?? []).map(({ by }) => by.id)))].toSorted();
  const left = leftByEachOther(all).slice(0, rows.length);
  const sessions = await loadSessions(asked, left);
  return all.slice(0, rows.length).map((row, index) => {
    const { ways: _ways, retracted: _retracted, ...told } = row;
    const others = namesOf(row);
    return Object.assign(told, {
      ...(others.length > 0 && { supersededBy: others }),
      commitments: row.commitments.map((item) => withEnd(asked.validAt, item)),
      requests: (left[index] ?? row).requests,
      approvals: approvalsOf(left[index] ?? row, asked.validAt, sessions),
    });
  });
}

/** One file, with those that are a part of it. */
export interface WholeFile extends DecisionFile {
  readonly covers: readonly CoveredFile[];
}

/** Undefined where nothing is on record of it on that day. */
export async function decisionFile(asked: Asked, id: string): Promise<WholeFile | undefined> {
  const rows = await rowsAt(asked.pieces, decisions, asked.validAt, { streams: [`decision-${id}`] });
  const [[file], [row]] = [await filesOf(asked, rows), rows];
  return file && row && { ...file, covers: await coveredBy(asked, row) };
}

/** Files looked at together at the most. */
const mostAtOnce = 2000;

/** The files on a day, by id. */
export async function listDecisions(
  asked: Asked,
  { mission, party, kind, status }: DecisionFilter,
  page: PageRequest = {},
): Promise<Page<DecisionFile>> {
  const { pieces, validAt } = asked;
  const keys = { ...(mission !== undefined && { mission }), ...(party !== undefined && { party }) };
  const question = { list: 'decisions', validAt, mission, party, kind, status };
  const [after = ''] = placeOf(page.cursor, question) ?? [];
  const streams = (await pieces.streams(decisions, { keys }))
    .filter((stream) => idOfStream(stream) > `${after}`)
    .toSorted();
  const found: DecisionRow[] = [];
  // How many more to look at is told by how many of the first were on record that day.
  const wanted = limitOf(page) + 1;
  for (let [from, size] = [0, wanted]; from < streams.length && found.length < wanted;) {
    const rows = await rowsAt(pieces, decisions, validAt, { keys, streams: streams.slice(from, from + size) });
    found.push(
      ...rows.filter((row) => (kind ?? row.kind) === row.kind).filter((row) => (status ?? row.status) === row.status),
    );
    from += size;
    size = Math.min(Math.ceil(((wanted - found.length) * from * 1.5) / Math.max(1, found.length)), mostAtOnce);
  }
  const { items, nextCursor } = pageOf(found, page, question, ({ id }) => [id]);
  return { items: await filesOf(asked, items), nextCursor };
}
