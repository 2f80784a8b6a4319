export { eventIndex } from './audit-events/event-index.js';
export { projectionDefinitions } from './projection-definitions.js';
export { timelines } from './timelines.js';
