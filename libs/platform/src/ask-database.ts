import { Client, type Pool } from 'pg';
import { impatience } from './database-pool.js';

/** How long the database may take to let somebody in, and to answer, in milliseconds. */
const PATIENCE_MS = 5000;

/**
 * Asks the database for nothing, over a connection of its own: one that is shutting down goes on answering over those it has.
 * @throws whatever keeps it from answering
 */
async function askAnew(connectionString: string): Promise<void> {
  const client = new Client({
    connectionString,
    application_name: 'acta readiness',
    ...impatience(PATIENCE_MS),
    connectionTimeoutMillis: PATIENCE_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Asks the database whether it can answer, over a new connection and over one of the pool: once for all who want to know at the same time,
 * for anybody may, without a token.
 */
export function askingDatabase(connectionString: string, pool: Pool): () => Promise<void> {
  let asked: Promise<unknown> | undefined;
  return async () => {
    asked ??= Promise.all([askAnew(connectionString), pool.query('select 1')]).finally(() => {
      asked = undefined;
    });
    await asked;
  };
}
