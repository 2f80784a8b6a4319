import type { RecordedEvent } from '@acta/kernel';
import { tagsOf } from '../audit-events/event-index.js';
import { groupBy } from '../group-by.js';
import type { KnownLog } from './known-log.js';

/** Events by stream, in the order in which they come. */
export const byStream = (events: Iterable<RecordedEvent>): ReadonlyMap<string, readonly RecordedEvent[]> =>
  groupBy(events, ({ stream }) => stream);

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
    async naming(tags) {
      return [...histories]
        .filter(([, history]) => history.some((event) => tagsOf(event, history).some((tag) => tags.includes(tag))))
        .map(([stream]) => stream)
        .toSorted();
    },
  };
}
