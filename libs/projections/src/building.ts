import type { Pool } from 'pg';
import type { ProjectionDefinition } from './definition.js';
import type { Lease } from './leases.js';
import type { LogReader } from './log-reader.js';

export interface RebuildOptions {
  /** Ends it at the next opportunity; calling again goes on from there. */
  readonly signal?: AbortSignal;
  /** At most so many events per second; default as many as can be. */
  readonly eventsPerSecond?: number;
  /** Only where the live rows are still an earlier version's; default false. */
  readonly onlyIfOutdated?: boolean;
  /** Whether the new generation takes over; default `always`. */
  readonly takeOver?: 'always' | 'if-same' | 'never';
  readonly onProgress?: (progress: RebuildStep) => void;
  /** Events written at a time; default 20 000. */
  readonly chunkSize?: number;
  /** How long a worker that falls silent keeps the rebuild, in milliseconds; default 3000. */
  readonly leaseMs?: number;
}

export interface RebuildStep {
  readonly phase: 'copying' | 'indexing' | 'catching-up' | 'comparing' | 'taking-over';
  readonly eventsDone: number;
  readonly eventsTotal: number;
  readonly eventsPerSecond: number;
  /** Of copying. */
  readonly secondsLeft: number;
}

/** A generation under construction, in the hands of one worker. */
export interface Building {
  readonly pool: Pool;
  readonly log: LogReader;
  readonly definition: ProjectionDefinition;
  readonly lease: Lease;
  readonly leaseMs: number;
  readonly options: RebuildOptions;
  /** @throws ActaError when the lease is lost, and the signal's reason when it is given */
  readonly beat: () => Promise<void>;
  readonly report: (step: Partial<RebuildStep>) => void;
}
