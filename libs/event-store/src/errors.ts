import { ActaError } from '@acta/kernel';
import type { Expectation } from './port.js';

/** A stream is not as the append expected. `extensions`: `{ stream, expected, actual }`. */
export class VersionConflict extends ActaError {
  constructor(
    readonly stream: string,
    readonly expected: Expectation,
    /** The stream's version; 0 if it has no event. */
    readonly actual: number,
  ) {
    const message = `The stream ${stream} is at version ${actual}, not as expected (${expected}).`;
    super('conflict', 'version-conflict', message, [], { stream, expected, actual });
  }
}

/** An event id is recorded already with other content. `extensions`: `{ id }`. */
export class EventIdReused extends ActaError {
  constructor(readonly id: string) {
    super('key-reused', 'event-id-reused', `The event ${id} is recorded already with other content.`, [], { id });
  }
}

/** More appends are waiting than may wait. `extensions`: `{ retryAfter }` in seconds. */
export function appendQueueFull(waiting: number): ActaError {
  const message = `${waiting} appends are waiting already; try again in a moment.`;
  return new ActaError('unavailable', 'append-queue-full', message, [], { retryAfter: 1 });
}

/** The database did not answer in time; whether the append was recorded is not known. Repeating it is safe. */
export function appendOutcomeUnknown(reason: string): ActaError {
  const message = `The database was lost while it recorded; repeat the same request to learn the outcome (${reason}).`;
  return new ActaError('unavailable', 'append-outcome-unknown', message, [], { retryAfter: 5 });
}

export function databaseUnreachable(reason: string): ActaError {
  const message = `The database does not answer: ${reason}.`;
  return new ActaError('unavailable', 'database-unreachable', message, [], { retryAfter: 5 });
}

export function databaseOutOfResources(reason: string): ActaError {
  const message = `The database has no room: ${reason}. Nothing was recorded; try again once it has.`;
  return new ActaError('unavailable', 'database-out-of-resources', message, [], { retryAfter: 30 });
}

export function databasePooled(): ActaError {
  const message =
    'The database is reached through a pooler in transaction mode. Nothing was recorded; set ACTA_POOLED=true and start again.';
  return new ActaError('unavailable', 'database-pooled', message, [], { retryAfter: 30 });
}

export function isolationTooStrict(level: string): ActaError {
  const message =
    `Transactions of this database are ${level} by default; behind a pooler, appends need read committed. Nothing was recorded. ` +
    `Mend it by: alter database … set default_transaction_isolation = 'read committed'.`;
  return new ActaError('unavailable', 'isolation-too-strict', message, [], { retryAfter: 30 });
}

export function storeClosed(): ActaError {
  return new ActaError('unavailable', 'event-store-closed', 'The event store is closed.');
}
