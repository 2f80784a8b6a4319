import { ActaError } from '@acta/kernel';
import { DatabaseError } from 'pg';
import { databaseUnreachable } from '../errors.js';

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

/** Whether the database, rather than the statement, is what failed. */
export function isDatabaseLost(error: unknown): boolean {
  if (error instanceof DatabaseError) {
    const code = error.code ?? '';
    return TRANSIENT.has(code) || TRANSIENT_CLASSES.some((prefix) => code.startsWith(prefix));
  }
  // The driver's own errors: sockets, time-outs, a client that was ended.
  return error instanceof Error && !(error instanceof ActaError) && !(error instanceof TypeError);
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ((error as NodeJS.ErrnoException).code ?? error.name);
}

/** The error as a caller should see it: a lost database is unavailable, everything else passes. */
export function asActaError(error: unknown): unknown {
  return isDatabaseLost(error) ? databaseUnreachable(reasonOf(error)) : error;
}
