import { isNativeError } from 'node:util/types';
import { ActaError } from '@acta/kernel';
import { DatabaseError } from 'pg';
import { databaseOutOfResources, databasePooled, databaseUnreachable } from '../errors.js';

/** SQLSTATEs after which another attempt, over another connection, may succeed. */
const TRANSIENT = new Set([
  '25006', // read_only_sql_transaction: this server became a standby
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '53300', // too_many_connections
  '55000', // object_not_in_prerequisite_state, such as a server that is not ready yet
]);
const TRANSIENT_CLASSES = ['08', '57']; // connection exceptions; operator intervention: shutdown, crash, cancel

/** A prepared statement that is not there, or that somebody else made: a pooler mixes sessions. */
const MIXED_SESSIONS = new Set(['26000', '42P05']);

/** How the driver words the loss of a connection, where it has no code for it. */
const DRIVER_LOSS =
  /^(Connection terminated|Query read timeout|timeout |Client (was closed|has encountered)|Received unexpected)/i;

/** Errors of the driver that are the caller's doing, whatever their code. */
const PROGRAM_FAULTS = new Set(['TypeError', 'RangeError']);

/** Whether the database, rather than the statement, is what failed. */
export function isDatabaseLost(error: unknown): boolean {
  // Not by class: what the sockets of a host throw is of another realm where code runs in a context of its own.
  if (!isNativeError(error) || PROGRAM_FAULTS.has(error.name)) return false;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (error instanceof DatabaseError) {
    return TRANSIENT.has(code) || TRANSIENT_CLASSES.some((prefix) => code.startsWith(prefix));
  }
  return /^E[A-Z_]+$/.test(code) || DRIVER_LOSS.test(error.message);
}

/**
 * Whether it is for want of something that no append is at fault for, and that another attempt at once would not find either: room on
 * the disk or in memory (SQLSTATE class 53), or a session of one's own. Nothing is recorded.
 */
export function isRefusalOfAll(error: unknown): boolean {
  return error instanceof ActaError || isOutOfResources(error) || isMixedSession(error);
}

function isOutOfResources(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code ?? '').startsWith('53') && !isDatabaseLost(error);
}

function isMixedSession(error: unknown): boolean {
  return error instanceof DatabaseError && MIXED_SESSIONS.has(error.code ?? '');
}

export function reasonOf(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  return error.message || ((error as NodeJS.ErrnoException).code ?? error.name);
}

/** The error as a caller should see it: a database that is lost, has no room or is not as configured is unavailable, everything else passes. */
export function asActaError(error: unknown): unknown {
  if (isOutOfResources(error)) return databaseOutOfResources(reasonOf(error));
  if (isMixedSession(error)) return databasePooled();
  return isDatabaseLost(error) ? databaseUnreachable(reasonOf(error)) : error;
}
