import { describeEventStore } from '../testing/contract.js';
import { InMemoryEventStore } from './in-memory-event-store.js';

describeEventStore('InMemoryEventStore', async (options) => ({
  store: new InMemoryEventStore(options),
  close: async () => undefined,
}));
