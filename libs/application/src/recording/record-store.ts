import type { EventStore } from '@acta/event-store';

/** What recording needs of the store. */
export type RecordStore = Pick<EventStore, 'append' | 'readStream' | 'readEvents' | 'head'>;
