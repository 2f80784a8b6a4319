import type { EventStore } from '@acta/event-store';
import type { LogReader, Projections } from '@acta/projections';
import type { AuditSource } from '@acta/read-models';
import type { People } from './people.js';

/** What the composition root chooses, and all that handlers may use of the outside. */
export interface Adapters {
  readonly store: EventStore;
  readonly projections: Projections;
  /** The log as the projections read it. */
  readonly log: LogReader;
  readonly people: People;
  /** For reading. */
  readonly pool: AuditSource['pool'];
  readonly clock: { now(): Date };
  /** Tells programs apart that may answer otherwise. */
  readonly program: string;
}

/** Injection token of the `Adapters`. */
export const ADAPTERS = Symbol('ADAPTERS');
