import { Pool, type PoolConfig } from 'pg';

export interface PoolOptions {
  /** Shown by PostgreSQL as the application's. */
  readonly name: string;
  /** How many connections; default 10. */
  readonly max?: number;
  /** How long the database may keep silent over one statement, in milliseconds; default 30 000. 0: as long as it takes. */
  readonly answerMs?: number;
  /** Told of an idle connection that was lost; whoever wants one gets another. */
  readonly onLost: (error: Error) => void;
}

/** Connections to PostgreSQL. None of them keeps anybody waiting for ever: one that has fallen silent is given up, and another one opened. */
export function openPool(connectionString: string, { name, max = 10, answerMs, onLost }: PoolOptions): Pool {
  const pool = new Pool({ connectionString, application_name: name, max, ...impatience(answerMs) });
  pool.on('error', (error: Error & { client?: unknown }) => {
    // The driver hangs the whole connection on it, keys and all: that is nothing for a log.
    delete error.client;
    onLost(error);
  });
  return pool;
}

/** What has a pool give up on a database that does not answer. */
export function impatience(answerMs = 30_000): PoolConfig {
  return {
    connectionTimeoutMillis: 10_000,
    query_timeout: answerMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}
