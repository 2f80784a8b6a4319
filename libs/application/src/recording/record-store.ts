import type { EventStore, ReadAll } from '@acta/event-store';
import type { RecordedEvent } from '@acta/kernel';

/** What recording needs of the store. */
export interface RecordStore extends Pick<EventStore, 'append' | 'readStream' | 'readEvents' | 'head'> {
  readAll(options: Pick<ReadAll, 'after' | 'types' | 'streamPrefix'>): AsyncIterable<RecordedEvent>;
}
