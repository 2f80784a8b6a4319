import type { NewEvent, RecordedEvent } from '@acta/kernel';

/** What an append expects of a stream; a number is the exact version (0: no event yet). */
export type Expectation = 'any' | 'no-stream' | 'stream-exists' | number;

/** One stream's part in an append; without events it is a stream that was only read. */
export interface StreamAppend {
  readonly stream: string;
  readonly expected: Expectation;
  readonly events: readonly NewEvent[];
}

export interface AppendResult {
  /** Position of the append's last event. */
  readonly position: bigint;
  /** In the order in which they were given. */
  readonly events: readonly {
    readonly id: string;
    readonly stream: string;
    readonly version: number;
    readonly position: bigint;
  }[];
  /** True if these very events were recorded before: nothing was appended, the first result is answered. */
  readonly duplicate: boolean;
}

export interface ReadStream {
  /** First version to read (backwards: the highest); default the stream's beginning (backwards: its end). */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface ReadAll {
  /** Read what comes after this position; default 0n. */
  readonly after?: bigint;
  /** Up to and including this position; default the head when reading began. */
  readonly upTo?: bigint;
  readonly types?: readonly string[];
  /** Streams that begin so, e.g. `decision-`. */
  readonly streamPrefix?: string;
  readonly limit?: number;
}

/**
 * The record. Positions are dense and ordered as committed, so a reader that has seen position n has seen
 * everything before it.
 */
export interface EventStore {
  /**
   * Appends to one or several streams, all or nothing.
   * @throws VersionConflict when a stream is not as expected; names stream, expected and actual version
   * @throws EventIdReused when an event id is recorded already with other content
   */
  append(appends: readonly StreamAppend[]): Promise<AppendResult>;
  readStream(stream: string, options?: ReadStream): AsyncIterable<RecordedEvent>;
  /** Streams with bounded memory, in order of position. */
  readAll(options?: ReadAll): AsyncIterable<RecordedEvent>;
  /** `readAll` in batches as they come, for readers who work through many events; no batch is empty. */
  readBatches(options?: ReadAll): AsyncIterable<readonly RecordedEvent[]>;
  /** The events with these ids, in order of position; unknown ids are left out. */
  readEvents(ids: readonly string[]): Promise<readonly RecordedEvent[]>;
  /** The last position recorded; 0n in an empty log. */
  head(): Promise<bigint>;
  /** The last position recorded at or before an instant (RFC 3339); 0n before the first. */
  positionAt(instant: string): Promise<bigint>;
  /** Resolves once something is recorded after `position`, or once `signal` aborts; it may resolve early, never late. */
  waitForMore(position: bigint, signal?: AbortSignal): Promise<void>;
}

/** Brings an event of an older schema into its current shape; pure. Stored bytes are never rewritten. */
export type Lift = (event: RecordedEvent) => RecordedEvent;
