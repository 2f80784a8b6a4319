import type { RecordedEvent } from '@acta/kernel';
import { checkedEntry } from './checks.js';
import type { EventEntry, Growth, PerEventDefinition, TimelineDefinition } from './definition.js';
import type { LoggedEvent } from './log-reader.js';
import { byBeginning, type CheckedPiece, PieceChecks, saysTheSame, storedPiece, type StoredPiece } from './pieces.js';
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

/** Takes what the events of one stream after a position change in its rows, as soon as it is settled. */
export interface TimelineChanges {
  cut(piece: CutPiece): void;
  closed(piece: ClosedPiece): void;
  opened(piece: OpenedPiece): void;
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
 * @returns the failure, if there is one
 */
export function* planTimeline(
  definition: TimelineDefinition,
  history: readonly LoggedEvent[],
  after: bigint,
  open: readonly StoredPiece[],
  changes: TimelineChanges,
): Planning<Failure | undefined> {
  const grow = definition.growing?.() ?? anewFrom(definition);
  const checks = new PieceChecks(definition.keys);
  const text = new RowText();
  const believed: Believed[] = open.toSorted(byBeginning).map((piece) => ({ piece, knownFrom: null, cut: undefined }));

  const failure = yield* forEachPrefix(history, after, (events, position) => {
    const same = checks.grow(grow(events));
    const others = believed.slice(same);
    const next: Believed[] = [];
    const gone: Believed[] = [];
    // Both are in the order of their beginnings.
    let index = 0;
    for (const piece of checks.pieces.slice(same)) {
      let other = others[index];
      while (other && byBeginning(other.piece, piece) < 0) {
        gone.push(other);
        other = others[++index];
      }
      const stays = other && other.piece.from === piece.from ? stayed(other, piece, position) : undefined;
      if (stays) index++;
      next.push(stays ?? { piece: storedPiece(piece, text), knownFrom: position, cut: undefined });
    }
    believed.splice(same);
    for (const one of next) believed.push(one);
    for (const one of [...gone, ...others.slice(index)]) settle(changes, one, position);
  });

  for (const one of believed) settle(changes, one, null);
  return failure;
}

/** For a definition that answers with all pieces every time. */
const anewFrom =
  (definition: TimelineDefinition) =>
  (events: readonly RecordedEvent[]): Growth => ({ kept: 0, added: definition.pieces(events).toSorted(byBeginning) });

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
  return { entries, ...(failure && { failure }) };
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
function settle(changes: TimelineChanges, { piece, knownFrom, cut }: Believed, knownUntil: bigint | null): void {
  if (knownFrom !== null) return changes.opened({ piece, knownFrom, knownUntil, cut });
  if (cut) changes.cut({ piece, cut });
  if (knownUntil !== null) changes.closed({ piece, at: knownUntil });
}

function* forEachPrefix(
  history: readonly LoggedEvent[],
  after: bigint,
  apply: (events: readonly RecordedEvent[], position: bigint) => void,
): Planning<Failure | undefined> {
  const events: RecordedEvent[] = [];
  for (const [index, { position }] of history.entries()) {
    if (position <= after) continue;
    try {
      for (const earlier of history.slice(events.length, index + 1)) events.push(earlier.read());
      apply(events, position);
    } catch (error) {
      return { position, error: messageOf(error) };
    }
    yield;
  }
  return undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
