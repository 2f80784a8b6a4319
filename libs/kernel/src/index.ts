export { ActaError, refused, type ErrorKind, type Problem } from './error.js';
export { fold, type Decider } from './decider.js';
export type { EventMetadata, NewEvent, RecordedEvent } from './event.js';
export type { JsonObject, JsonValue } from './json.js';
