import type { Day } from '@acta/domain';
import { isOutstanding } from '../decision/approval.js';
import { concerningAmong, concerningFound } from '../decision/concerning.js';
import { fileLinked, supersedingLinks, twinLinks } from '../decision/links.js';
import { leftByEachOther } from '../decision/left-by-others.js';
import type { DecisionRow } from '../decision/row.js';
import { reachedFrom } from '../decision/reached.js';
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

/** Files in the course of time, and what they say of each other; by their ids. */
interface Courses {
  readonly rows: readonly DecisionRow[];
  readonly byFile: ReadonlyMap<string, Course>;
  /** The files that certainly are the same as one, whichever of them says so. */
  readonly sameAs: ReadonlyMap<string, readonly string[]>;
  /** Those that another takes the place of, perhaps. */
  readonly superseded: ReadonlySet<string>;
}

function coursesIn(pieces: Course): Courses {
  const rows = pieces.map(({ row }) => row);
  const same = rows.flatMap((row) =>
    twinLinks(row).flatMap(({ to, certain }) => {
      const other = certain ? fileLinked(to) : undefined;
      return other === undefined ? [] : [[row.id, other] as const, [other, row.id] as const];
    }),
  );
  const direct = groupBy(same, ([id]) => id);
  const next = (id: string) => (direct.get(id) ?? []).map(([, to]) => ({ to, certain: true }));
  const sameAs = new Map([...direct.keys()].map((id) => [id, reachedFrom(id, next).map(({ to }) => to)]));
  const superseded = rows.flatMap(supersedingLinks).flatMap(({ to }) => fileLinked(to) ?? []);
  return {
    rows,
    byFile: groupBy(pieces, ({ row }) => row.id),
    sameAs,
    superseded: new Set([...superseded, ...superseded.flatMap((id) => sameAs.get(id) ?? [])]),
  };
}

/** When a body decided it in a file that is the same. */
function settledInTwin(approval: ApprovalAnswer, day: Day, { sameAs, byFile }: Courses): Settled | null {
  const twins = new Set(sameAs.get(approval.decision));
  twins.delete(approval.decision);
  return [...twins]
    .map((twin) => settledIn(byFile.get(twin) ?? [], approval, day))
    .filter((settled) => settled?.status === 'granted' || settled?.status === 'refused')
    .reduce(earlier, null);
}

/** When another file has certainly taken the place of it, or of what it awaits. */
function supersededAfter(
  day: Day,
  course: Course,
  { rows, byFile, superseded }: Courses,
  { body, decision }: ApprovalAnswer,
): Settled | null {
  if (!superseded.has(decision)) return null;
  const own = course.map(({ row }) => row);
  const bearing = new Set(concerningAmong(own, rows).map(({ id }) => id));
  bearing.delete(decision);
  const beside = [...bearing].flatMap((id) => byFile.get(id) ?? []);
  const days = [...course, ...beside].flatMap(({ from }) => (from !== null && from > day ? from : []));
  const on = [...new Set(days)].toSorted().find((then) => {
    const file = course.find((piece) => holdsOn(piece, then))?.row;
    if (!file || isOver(file)) return false;
    const others = beside.filter((piece) => holdsOn(piece, then)).map(({ row }) => row);
    const [left = file] = leftByEachOther([file, ...others]);
    const isAwaited = ({ approvals }: DecisionRow): boolean =>
      approvals.some((approval) => approval.body === body && isOutstanding(approval));
    return isAwaited(file) && (isOver(left) || !isAwaited(left));
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
  const courses = coursesIn([...found, ...concerning]);
  return approvals.map((approval) => {
    const course = isOutstanding(approval) ? courses.byFile.get(approval.decision) : undefined;
    const settled = course
      ? [
          settledIn(course, approval, validAt),
          settledInTwin(approval, validAt, courses),
          supersededAfter(validAt, course, courses, approval),
        ].reduce(earlier, null)
      : null;
    return Object.assign({}, approval, { settled });
  });
}
