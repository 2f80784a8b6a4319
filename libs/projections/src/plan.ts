import type { RecordedEvent } from '@acta/kernel';
import { checkedEntry } from './checks.js';
import type { EventEntry, PerEventDefinition, TimelineDefinition } from './definition.js';
import type { LoggedEvent } from './log-reader.js';
import {
  byBeginning,
  type CheckedPiece,
  PieceChecks,
  samePrefix,
  saysTheSame,
  storedPiece,
  type StoredPiece,
} from './pieces.js';
import { RowText } from './row-text.js';

/** The first event of a stream that could not be applied. */
export interface Failure {
  readonly position: bigint;
  readonly error: string;
}

/** A stored piece that is believed no longer from a position on. */
export interface ClosedPiece {
  readonly piece: StoredPiece;
  readonly at: bigint;
}

/** From when on a piece ends on an earlier day, and on which. */
export interface Cut {
  readonly at: bigint;
  readonly to: string;
}

/** A stored piece that is cut short. */
export interface CutPiece {
  readonly piece: StoredPiece;
  readonly cut: Cut;
}

/** Known from `knownFrom` (inclusive) until `knownUntil` (exclusive; null: still), and since its cut with an earlier end. */
export interface OpenedPiece {
  readonly piece: StoredPiece;
  readonly knownFrom: bigint;
  readonly knownUntil: bigint | null;
  readonly cut: Cut | undefined;
}

/** What the events of one stream after a position change in its rows. */
export interface TimelinePlan {
  readonly cut: readonly CutPiece[];
  readonly closed: readonly ClosedPiece[];
  readonly opened: readonly OpenedPiece[];
  readonly failure?: Failure;
}

export interface PlannedEntry {
  readonly event: RecordedEvent;
  readonly entry: EventEntry;
}

export interface EntryPlan {
  readonly entries: readonly PlannedEntry[];
  readonly failure?: Failure;
}

/** A plan in the making: it pauses after each event, for a history may be long. */
export type Planning<Plan> = Generator<void, Plan>;

/** The plan, without a pause. */
export function planned<Plan>(planning: Planning<Plan>): Plan {
  for (;;) {
    const step = planning.next();
    if (step.done) return step.value;
  }
}

/**
 * Applies each event of `history` after the position `after`, one by one: pieces that it changes are closed at its position and
 * the new ones opened there; the others stay. One that has the same to say of fewer days stays too, and is cut short, once. Ends
 * before the first event that fails.
 * @param open the pieces believed at `after`
 */
export function* planTimeline(
  definition: TimelineDefinition,
  history: readonly LoggedEvent[],
  after: bigint,
  open: readonly StoredPiece[],
): Planning<TimelinePlan> {
  const plan = { cut: [] as CutPiece[], closed: [] as ClosedPiece[], opened: [] as OpenedPiece[] };
  const piecesOf = definition.growing?.() ?? definition.pieces.bind(definition);
  const checks = new PieceChecks(definition.keys);
  const text = new RowText();
  let pieces: readonly CheckedPiece[] = [];
  let believed: readonly Believed[] = open
    .toSorted(byBeginning)
    .map((piece) => ({ piece, knownFrom: null, cut: undefined }));

  const failure = yield* forEachPrefix(history, after, (events, position) => {
    const checked = checks.check(piecesOf(events));
    const same = samePrefix(checked, pieces);
    const next = believed.slice(0, same);
    // Both are in the order of their beginnings.
    let other = same;
    for (let index = same; index < checked.length; index++) {
      const piece = checked[index] as CheckedPiece;
      let before = believed[other];
      while (before && byBeginning(before.piece, piece) < 0) {
        settle(plan, before, position);
        before = believed[++other];
      }
      const stays = before && before.piece.from === piece.from ? stayed(before, piece, position) : undefined;
      if (stays) other++;
      next.push(stays ?? { piece: storedPiece(piece, text), knownFrom: position, cut: undefined });
    }
    for (; other < believed.length; other++) settle(plan, believed[other] as Believed, position);
    [pieces, believed] = [checked, next];
  });

  for (const one of believed) settle(plan, one, null);
  return { ...plan, ...failure };
}

/** The entries of each event of `history` after the position `after`; ends before the first event that fails. */
export function* planEntries(
  definition: PerEventDefinition,
  history: readonly LoggedEvent[],
  after: bigint,
): Planning<EntryPlan> {
  const entries: PlannedEntry[] = [];
  const failure = yield* forEachPrefix(history, after, (events) => {
    const event = events[events.length - 1] as RecordedEvent;
    const entry = definition.entry(event, events);
    if (entry) entries.push({ event, entry: checkedEntry(entry) });
  });
  return { entries, ...failure };
}

/**
 * A piece that is believed: stored already, or (`knownFrom`) since an event of this plan, and cut short by one. Its beginning
 * tells it from the others.
 */
interface Believed {
  readonly piece: StoredPiece;
  readonly knownFrom: bigint | null;
  readonly cut: Cut | undefined;
}

/** What was believed, if it still is, at most cut short. */
function stayed(before: Believed, piece: CheckedPiece, position: bigint): Believed | undefined {
  if (!saysTheSame(piece, before.piece)) return undefined;
  const until = before.cut?.to ?? before.piece.until;
  if (piece.until === until) return before;
  const isShorter = piece.until !== null && (until === null || piece.until < until);
  if (!isShorter || before.cut || before.piece.cut) return undefined;
  return { ...before, cut: { at: position, to: piece.until } };
}

/** Notes what has to be written of a piece that is believed until a position, or still. */
function settle(
  { cut: cuts, closed, opened }: { cut: CutPiece[]; closed: ClosedPiece[]; opened: OpenedPiece[] },
  { piece, knownFrom, cut }: Believed,
  knownUntil: bigint | null,
): void {
  if (knownFrom !== null) opened.push({ piece, knownFrom, knownUntil, cut });
  else {
    if (cut) cuts.push({ piece, cut });
    if (knownUntil !== null) closed.push({ piece, at: knownUntil });
  }
}

function* forEachPrefix(
  history: readonly LoggedEvent[],
  after: bigint,
  apply: (events: readonly RecordedEvent[], position: bigint) => void,
): Planning<{ readonly failure?: Failure }> {
  const events: RecordedEvent[] = [];
  for (const [index, { position }] of history.entries()) {
    if (position <= after) continue;
    try {
      for (const earlier of history.slice(events.length, index + 1)) events.push(earlier.read());
      apply(events, position);
    } catch (error) {
      return { failure: { position, error: messageOf(error) } };
    }
    yield;
  }
  return {};
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
