import type { RecordedEvent } from '@acta/kernel';

/** Days as ISO 8601 calendar dates; `from` inclusive, `until` exclusive, null where it is open. */
export interface Span {
  readonly from: string | null;
  readonly until: string | null;
}

/** What holds in one stretch of valid time. Pieces of one stream do not overlap; a stretch without one holds nothing. */
export interface Piece<Row = unknown> extends Span {
  /** Plain JSON. */
  readonly row: Row;
  /** By which the piece is looked up; an absent one is null. */
  readonly keys: Readonly<Record<string, string | undefined>>;
}

/** How the pieces of a longer history differ from those of the one before. */
export interface Growth<Row = unknown> {
  /** So many of them stay as they are: the first in valid time. */
  readonly kept: number;
  /** What comes after those, in order of valid time. */
  readonly added: readonly Piece<Row>[];
}

/** A projection whose rows are the pieces of each stream's timeline. */
export interface TimelineDefinition<Row = unknown> {
  readonly kind: 'timeline';
  readonly name: string;
  /** Raised with every change of what `pieces` answers; a rebuild then fills a new generation. */
  readonly version: number;
  /** Which streams, e.g. `decision-`. */
  readonly streamPrefix: string;
  /** The names of the pieces' keys, snake_case. They share an index, in this order: the first has the fewest values. */
  readonly keys: readonly string[];
  /** Those among them that few pieces have: each has an index of its own, of these pieces alone. */
  readonly sparse?: readonly string[];
  /** Pure: the pieces that the first events of one stream come to. An error parks the stream. */
  pieces(events: readonly RecordedEvent[]): readonly Piece<Row>[];
  /**
   * A function that is called with a longer and longer history of one stream, and answers how its pieces differ from those of the
   * history before; at first from none. What it keeps costs nothing.
   */
  growing?(): (events: readonly RecordedEvent[]) => Growth<Row>;
}

/** What an index of the log says of one event. */
export interface EventEntry {
  readonly tags: readonly string[];
  readonly occurred?: Span;
  /** Free text, searched by words. */
  readonly text: string;
}

/** A projection with one row per event. */
export interface PerEventDefinition {
  readonly kind: 'per-event';
  readonly name: string;
  readonly version: number;
  readonly streamPrefix: string;
  /** Pure: the entry of the last of a stream's first events; undefined leaves it out. An error parks the stream. */
  entry(event: RecordedEvent, events: readonly RecordedEvent[]): EventEntry | undefined;
}

export type ProjectionDefinition = TimelineDefinition | PerEventDefinition;
