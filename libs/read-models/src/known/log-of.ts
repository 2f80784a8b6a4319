import type { RecordedEvent } from '@acta/kernel';
import { tagsOf } from '../audit-events/event-index.js';
import type { KnownLog } from './known-log.js';

/** Events by stream, in the order in which they come. */
export function byStream(events: Iterable<RecordedEvent>): ReadonlyMap<string, readonly RecordedEvent[]> {
  const histories = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const history = histories.get(event.stream);
    if (history) history.push(event);
    else histories.set(event.stream, [event]);
  }
  return histories;
}

/** A log that consists of these events. */
export function logOf(events: Iterable<RecordedEvent>): KnownLog {
  const histories = byStream(events);
  return {
    async events(streams) {
      return new Map(
        streams.flatMap((stream) => {
          const history = histories.get(stream);
          return history ? [[stream, history] as const] : [];
        }),
      );
    },
    async naming(tag) {
      return [...histories]
        .filter(([, history]) => history.some((event) => tagsOf(event, history).includes(tag)))
        .map(([stream]) => stream)
        .toSorted();
    },
  };
}
