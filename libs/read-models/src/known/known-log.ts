import type { RecordedEvent } from '@acta/kernel';

/** The log as far as it counts as known: up to a position, published by a day, or with what is supposed beside it. */
export interface KnownLog {
  /** What is known of these streams, by version; a stream of which nothing is known is left out. */
  events(streams: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>>;
  /**
   * The streams with an event that names any of these, such as `body:be-council` or `party:belgium`: at least those with one
   * that counts, and perhaps some with one that does not.
   */
  naming(tags: readonly string[]): Promise<readonly string[]>;
}

/** One of a log's streams; empty where nothing is known of it. */
export const eventsOf = async (log: KnownLog, stream: string): Promise<readonly RecordedEvent[]> =>
  (await log.events([stream])).get(stream) ?? [];
