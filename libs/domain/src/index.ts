export {
  eventDefinition,
  eventTypes,
  type EventData,
  type EventDefinition,
  type EventType,
  type Upcaster,
} from './event-types.js';
export type { Dispute, Fact, FactOf, FactType } from './fact.js';
export { lift } from './lift.js';
export { standing } from './standing.js';
export { amount } from './values/amount.js';
export { storedAmount, type Amount, type AmountInput } from './values/amount-shape.js';
export { bases, qualifiers, type Basis, type Period, type Qualifier } from './values/amount-terms.js';
export { addDays, isDay, type Day } from './values/calendar.js';
export { entrySchema, storedEntrySchema, type Entry, type EntryInput } from './values/entry.js';
export { storedEvidence, type Evidence, type EvidenceInput } from './values/evidence.js';
export { isEventId, relations, streamLinked, type Link, type Relation } from './values/link.js';
export { isSlug } from './values/slug.js';
export { statedDate, storedDate, type StatedDate } from './values/stated-date.js';
