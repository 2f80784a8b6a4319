import type { RecordedEvent } from '@acta/kernel';

/** Where an event is. */
export interface Place {
  readonly position: bigint;
  readonly stream: string;
}

/** A place and, when asked, what is recorded there: an event that cannot be read is the trouble of its stream alone. */
export interface LoggedEvent extends Place {
  /** @throws whatever lifting an older or unknown schema throws */
  read(): RecordedEvent;
}

export interface StreamRange {
  readonly streamPrefix: string;
  readonly upTo: bigint;
  /** Only the streams that sort after this one, bytewise. */
  readonly afterStream?: string;
}

/** The log as projections read it: places in order, and whole streams. */
export interface LogReader {
  /** The last position recorded; 0n in an empty log. */
  head(): Promise<bigint>;
  /** The next places after a position, in order. */
  placesAfter(position: bigint, limit: number): Promise<readonly Place[]>;
  /** The first events, up to a position, of each of some streams. */
  streams(streams: readonly string[], upTo: bigint): Promise<ReadonlyMap<string, readonly LoggedEvent[]>>;
  /** The events at these positions, in order. */
  at(positions: readonly bigint[]): Promise<readonly LoggedEvent[]>;
  /** Stream after stream, in the bytewise order of their names, each with its first events up to the position; bounded memory. */
  byStream(range: StreamRange): AsyncIterable<readonly LoggedEvent[]>;
  count(range: StreamRange): Promise<number>;
  /** How long the first event after a position has been recorded, in seconds; 0 where there is none. */
  secondsBehind(position: bigint): Promise<number>;
}
