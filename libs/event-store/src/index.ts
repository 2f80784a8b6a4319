export { canonicalJson } from './canonical-json.js';
export { EventIdReused, VersionConflict } from './errors.js';
export { InMemoryEventStore, type InMemoryOptions } from './in-memory/in-memory-event-store.js';
export type { AppendResult, EventStore, Expectation, Lift, ReadAll, ReadStream, StreamAppend } from './port.js';
export { asActaError } from './postgres/database-errors.js';
export { EVENT_COLUMNS } from './postgres/event-columns.js';
export { PostgresEventStore, type PostgresOptions } from './postgres/postgres-event-store.js';
export { StoredEvent, type StoredFields } from './stored-event.js';
export { subscribe, type SubscribeOptions } from './subscribe.js';
