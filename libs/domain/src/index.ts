export { aggregateIn, aggregateOf, aggregates, worldOf } from './aggregates.js';
export { stateOf, type Aggregate, type AggregateName } from './aggregate/aggregate.js';
export type { AnyCommand, AnyHappened, Happened } from './aggregate/happened.js';
export { bodySchema, corrections, decideCommand, readBody, referencesOf, referencesOfEvent } from './commanding.js';
export { decideCorrection, unknownEvent } from './correction/decide.js';
export { sessionConcerned } from './correction/given-to-another-body.js';
export { referencesOfCorrection } from './correction/references.js';
export { putsAtSession, puttingAtSession } from './decision/at-session.js';
export {
  eventDefinition,
  eventTypes,
  type EventData,
  type EventDefinition,
  type EventType,
  type Upcaster,
} from './event-types.js';
export type { Dispute, Fact, FactOf, FactType, Retracted } from './fact.js';
export { lift } from './lift.js';
export { isOpening, isOpeningCommand } from './openings.js';
export { skipOf, type Skip } from './operation/skip.js';
export { knownIn, sourcesOf, speakersOf, storedEntryOf, type KnownOfEvidence } from './people.js';
export { firstOf, read, readOr } from './reading/read.js';
export { eventsLinked, meantInstead, type EventReference, type Reference } from './reference/references.js';
export { entryIn, isRemark, remarkIn, remarkTypes, type RemarkType } from './remark.js';
export { restatedBy } from './said-anew.js';
export { factAsRecorded, retractedIn, standing, subjectOf } from './standing.js';
export { amount } from './values/amount.js';
export { storedAmount, type Amount, type AmountInput } from './values/amount-shape.js';
export { bases, qualifiers, type Basis, type Period, type Qualifier } from './values/amount-terms.js';
export { addDays, daysBetween, isDay, type Day } from './values/calendar.js';
export type { DayBounds } from './values/edtf-bounds.js';
export { entrySchema, storedEntrySchema, type Entry, type EntryInput } from './values/entry.js';
export { storedEvidence, type Evidence, type EvidenceInput } from './values/evidence.js';
export { negated } from './values/decimal.js';
export { addIntervals, exceeds, hullOf, overlap, type Interval } from './values/interval.js';
export { isEventId, relations, streamLinked, type Link, type Relation } from './values/link.js';
export { isSlug } from './values/slug.js';
export { statedDate, storedDate, type StatedDate } from './values/stated-date.js';
export { levelAfter, sumOf, type Sum } from './values/sum.js';
export type { World } from './world.js';
