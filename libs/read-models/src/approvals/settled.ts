import type { Day } from '@acta/domain';
import { isOutstanding } from '../decision/approvals.js';
import { concerningAmong, concerningFound } from '../decision/concerning.js';
import { supersedingLinks, twinLinks } from '../decision/links.js';
import { leftByEachOther } from '../decision/left-by-others.js';
import type { DecisionRow } from '../decision/row.js';
import { decisions } from '../decision/timeline.js';
import { isOver } from '../decision/uncounted.js';
import { groupBy } from '../group-by.js';
import type { FoundPiece } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { holdsOn } from '../time/timeline.js';
import type { ApprovalAnswer } from './answer.js';

/** What became of an approval after the day asked about, as far as is known. */
export interface Settled {
  /** `closed`, `superseded`: the file was, before the body had decided. */
  readonly status: 'granted' | 'refused' | 'closed' | 'superseded';
  /** The day from which on that is certain. */
  readonly on: Day;
  /** The first day that can be meant, where that is another; null: it is not known. */
  readonly onEarliest?: Day | null;
  /** Id of the session at which it was decided; null: not stated. */
  readonly session: string | null;
}

export interface ApprovalInTime extends ApprovalAnswer {
  /** Null where it was not outstanding on that day, and where it still is. */
  readonly settled: Settled | null;
}

type Waiting = Pick<ApprovalAnswer, 'body' | 'happened'>;

type Course = readonly FoundPiece<DecisionRow>[];

function settledIn(course: Course, { body, happened: { earliest: since } }: Waiting, day: Day): Settled | null {
  const wasClosed = course.findLast(({ from }) => from === null || from <= day)?.row.status === 'closed';
  for (const { from, row } of course) {
    if (from === null || from <= day) continue;
    const approval = row.approvals.find((one) => one.body === body);
    // What was decided before it was awaited is no answer to that.
    const isBefore = since !== null && approval?.happened.latest != null && approval.happened.latest < since;
    if (approval?.certain && !isBefore && (approval.status === 'granted' || approval.status === 'refused')) {
      const { earliest } = approval.happened;
      return {
        status: approval.status,
        on: from,
        ...(earliest !== from && { onEarliest: earliest }),
        session: approval.sessionPresumed ? null : (approval.session ?? null),
      };
    }
    if (row.status === 'closed' && !wasClosed) return { status: 'closed', on: from, session: null };
  }
  return null;
}

/** When a body decided it in a file that is the same. */
function settledInTwin(id: string, course: Course, waiting: Waiting, day: Day, others: Course): Settled | null {
  const namesIn = ({ row }: Course[number]): readonly string[] =>
    twinLinks(row).flatMap(({ to, certain }) => (certain ? to : []));
  const named = new Set(course.flatMap(namesIn));
  const isTwin = (piece: Course[number]): boolean =>
    named.has(`decisions/${piece.row.id}`) || namesIn(piece).includes(`decisions/${id}`);
  const twins = others.filter((piece) => piece.row.id !== id && isTwin(piece));
  return [...groupBy(twins, ({ stream }) => stream).values()]
    .map((twin) => settledIn(twin, waiting, day))
    .filter((settled) => settled?.status === 'granted' || settled?.status === 'refused')
    .reduce(earlier, null);
}

const rowsOf = (course: Course): readonly DecisionRow[] => course.map(({ row }) => row);

/** When another file has certainly taken the place of it, or of what it awaits. */
function supersededAfter(
  day: Day,
  course: Course,
  concerning: Course,
  { body, decision }: ApprovalAnswer,
): Settled | null {
  const takes = ({ row }: Course[number]): boolean =>
    supersedingLinks(row).some(({ to }) => to === `decisions/${decision}`);
  if (!concerning.some(takes)) return null;
  const others = concerning.filter(({ row }) => row.id !== decision);
  const bearing = new Set(concerningAmong(rowsOf(course), rowsOf(others)).map(({ id }) => id));
  const beside = others.filter(({ row }) => bearing.has(row.id));
  const days = [...course, ...beside].flatMap(({ from }) => (from !== null && from > day ? from : []));
  const on = [...new Set(days)].toSorted().find((then) => {
    const own = course.find((piece) => holdsOn(piece, then))?.row;
    if (!own || isOver(own)) return false;
    const [left = own] = leftByEachOther([own, ...rowsOf(beside.filter((piece) => holdsOn(piece, then)))]);
    const isAwaited = ({ approvals }: DecisionRow): boolean =>
      approvals.some((approval) => approval.body === body && isOutstanding(approval));
    return isAwaited(own) && (isOver(left) || !isAwaited(left));
  });
  return on === undefined ? null : { status: 'superseded', on, session: null };
}

const earlier = (a: Settled | null, b: Settled | null): Settled | null => (a && b ? (b.on < a.on ? b : a) : (a ?? b));

/** Adds what became of those that are outstanding; only their files are looked at. */
export async function withSettlement(
  { pieces, validAt }: Asked,
  approvals: readonly ApprovalAnswer[],
): Promise<readonly ApprovalInTime[]> {
  const waiting = [...new Set(approvals.filter(isOutstanding).map(({ decision }) => decision))];
  if (waiting.length === 0) return approvals.map((approval) => Object.assign({}, approval, { settled: null }));
  const found = await pieces.along(decisions, { streams: waiting.map((id) => `decision-${id}`) });
  const rows = found.map(({ row }) => row);
  const concerning = await concerningFound(pieces, rows, (filter) => pieces.along(decisions, filter));
  const all = [...found, ...concerning];
  const courses = groupBy(found, ({ stream }) => stream);
  return approvals.map((approval) => {
    const course = isOutstanding(approval) ? courses.get(`decision-${approval.decision}`) : undefined;
    const settled = course
      ? [
          settledIn(course, approval, validAt),
          settledInTwin(approval.decision, course, approval, validAt, all),
          supersededAfter(validAt, course, all, approval),
        ].reduce(earlier, null)
      : null;
    return Object.assign({}, approval, { settled });
  });
}
