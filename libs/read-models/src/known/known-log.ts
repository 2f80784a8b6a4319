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

/** So many streams are read at a time: what was made of them is kept, and they are not. */
const AT_ONCE = 16;

/** Streams one after another, each with what is known of it: the next are read while these are looked at. */
export async function* historiesOf(
  log: KnownLog,
  streams: readonly string[],
): AsyncIterable<readonly [stream: string, events: readonly RecordedEvent[]]> {
  const read = (from: number) => {
    const histories = log.events(streams.slice(from, from + AT_ONCE));
    // An error is met where they are awaited.
    histories.catch(() => undefined);
    return histories;
  };
  let next = read(0);
  for (let from = 0; from < streams.length; from += AT_ONCE) {
    const histories = await next;
    if (from + AT_ONCE < streams.length) next = read(from + AT_ONCE);
    for (const stream of streams.slice(from, from + AT_ONCE)) yield [stream, histories.get(stream) ?? []];
  }
}
