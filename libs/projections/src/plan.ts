import type { RecordedEvent } from '@acta/kernel';
import { checkedEntry } from './checks.js';
import type { EventEntry, PerEventDefinition, TimelineDefinition } from './definition.js';
import type { LoggedEvent } from './log-reader.js';
import { checkedPieces, isStoredAs, storedPiece, type StoredPiece } from './pieces.js';

/** The first event of a stream that could not be applied. */
export interface Failure {
  readonly position: bigint;
  readonly error: string;
}

export interface ClosedPiece {
  readonly piece: StoredPiece;
  readonly at: bigint;
}

/** Known from `knownFrom` (inclusive) until `knownUntil` (exclusive; null: still). */
export interface OpenedPiece {
  readonly piece: StoredPiece;
  readonly knownFrom: bigint;
  readonly knownUntil: bigint | null;
}

/** What the events of one stream after a position change in its rows. */
export interface TimelinePlan {
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

/**
 * Applies each event of `history` after the position `after`, one by one: pieces that it changes are closed at its position and
 * the new ones opened there; the others stay. Ends before the first event that fails.
 * @param open the pieces believed at `after`
 */
export function planTimeline(
  definition: TimelineDefinition,
  history: readonly LoggedEvent[],
  after: bigint,
  open: readonly StoredPiece[],
): TimelinePlan {
  const closed: ClosedPiece[] = [];
  const opened: OpenedPiece[] = [];
  let believed = new Map<string | null, Believed>(open.map((piece) => [piece.from, { piece, knownFrom: null }]));

  const piecesOf = definition.growing?.() ?? definition.pieces.bind(definition);

  const failure = forEachPrefix(history, after, (events, position) => {
    const next = new Map<string | null, Believed>();
    for (const piece of checkedPieces(piecesOf(events), definition.keys)) {
      const before = believed.get(piece.from);
      const stays = before !== undefined && isStoredAs(piece, before.piece);
      next.set(piece.from, stays ? before : { piece: storedPiece(piece), knownFrom: position });
    }
    for (const [from, before] of believed) {
      if (next.get(from) === before) continue;
      const { piece, knownFrom } = before;
      if (knownFrom === null) closed.push({ piece, at: position });
      else opened.push({ piece, knownFrom, knownUntil: position });
    }
    believed = next;
  });

  for (const { piece, knownFrom } of believed.values()) {
    if (knownFrom !== null) opened.push({ piece, knownFrom, knownUntil: null });
  }
  return { closed, opened, ...failure };
}

/** The entries of each event of `history` after the position `after`; ends before the first event that fails. */
export function planEntries(definition: PerEventDefinition, history: readonly LoggedEvent[], after: bigint): EntryPlan {
  const entries: PlannedEntry[] = [];
  const failure = forEachPrefix(history, after, (events) => {
    const event = events[events.length - 1] as RecordedEvent;
    const entry = definition.entry(event, events);
    if (entry) entries.push({ event, entry: checkedEntry(entry) });
  });
  return { entries, ...failure };
}

/** A piece that is believed: stored already, or (`knownFrom`) since an event of this plan. Its beginning tells it from the others. */
interface Believed {
  readonly piece: StoredPiece;
  readonly knownFrom: bigint | null;
}

function forEachPrefix(
  history: readonly LoggedEvent[],
  after: bigint,
  apply: (events: readonly RecordedEvent[], position: bigint) => void,
): { readonly failure?: Failure } {
  const events: RecordedEvent[] = [];
  for (const [index, { position }] of history.entries()) {
    if (position <= after) continue;
    try {
      for (const earlier of history.slice(events.length, index + 1)) events.push(earlier.read());
      apply(events.slice(), position);
    } catch (error) {
      return { failure: { position, error: messageOf(error) } };
    }
  }
  return {};
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
