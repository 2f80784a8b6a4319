import { DatabaseError } from 'pg';
import { databaseOutOfResources, databaseUnreachable } from '../errors.js';

/** SQLSTATEs after which another attempt, over another connection, may succeed. */
const TRANSIENT = new Set([
  '25006', // read_only_sql_transaction: this server became a standby
  '26000', // invalid_sql_statement_name: a pooler gave us another session
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '53300', // too_many_connections
  '55000', // object_not_in_prerequisite_state, such as a server that is not ready yet
]);
const TRANSIENT_CLASSES = ['08', '57']; // connection exceptions; operator intervention: shutdown, crash, cancel

/** How the driver words the loss of a connection, where it has no code for it. */
const DRIVER_LOSS =
  /^(Connection terminated|Query read timeout|timeout |Client (was closed|has encountered)|Received unexpected)/i;

/** Whether the database, rather than the statement, is what failed. */
export function isDatabaseLost(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) return false;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (error instanceof DatabaseError) {
    return TRANSIENT.has(code) || TRANSIENT_CLASSES.some((prefix) => code.startsWith(prefix));
  }
  return /^E[A-Z_]+$/.test(code) || DRIVER_LOSS.test(error.message);
}

/** Whether the database lacks room, on the disk or in memory (SQLSTATE class 53): no append is at fault, and none is recorded. */
export function isOutOfResources(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code ?? '').startsWith('53') && !isDatabaseLost(error);
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ((error as NodeJS.ErrnoException).code ?? error.name);
}

/** The error as a caller should see it: a database that is lost or has no room is unavailable, everything else passes. */
export function asActaError(error: unknown): unknown {
  if (isOutOfResources(error)) return databaseOutOfResources(reasonOf(error));
  return isDatabaseLost(error) ? databaseUnreachable(reasonOf(error)) : error;
}
