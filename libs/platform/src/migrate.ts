import { setTimeout as delay } from 'node:timers/promises';
import { ActaError } from '@acta/kernel';
import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { checkSchema, noteChecksums } from './schema-checksums.js';

export type MigrationClass = new () => MigrationInterface;

/** Any number that nobody else uses as an advisory lock; it lets one process migrate at a time. */
const MIGRATION_LOCK = 4_202_117;
const TURN_POLL_MS = 50;

/**
 * Brings the schema up to date, each migration in a transaction of its own; safe to call from several processes.
 * @returns the names of the migrations that were carried out
 * @throws ActaError `database-unreachable`, `schema-of-another-version`, `schema-newer`
 */
export async function migrate(url: string, migrations: readonly MigrationClass[]): Promise<readonly string[]> {
  const guard = new Client({ connectionString: url, application_name: 'acta migrate' });
  // Should it be lost, PostgreSQL gives the turn to another process; the migrations themselves find out over their own connection.
  guard.on('error', () => undefined);
  try {
    await guard.connect();
  } catch (error) {
    throw unreachable(url, error);
  }
  try {
    await takeTurn(guard);
    return await withDataSource(url, migrations, async (source) => {
      await checkSchema(source);
      if (await source.showMigrations()) await noteChecksums(source);
      const done = await source.runMigrations({ transaction: 'each' });
      return done.map(({ name }) => name);
    });
  } finally {
    await guard.query('commit').catch(() => undefined);
    await guard.end();
  }
}

/**
 * Waits for the lock, which is then held by an open transaction: behind a pooler in transaction mode, a session's lock would stay with
 * the pooler's connection for good. Those who wait keep no connection meanwhile: the pooler may have few, and the migrations need one.
 */
async function takeTurn(guard: Client): Promise<void> {
  for (;;) {
    await guard.query('begin');
    await guard.query('set local idle_in_transaction_session_timeout = 0');
    const { rows } = await guard.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
      MIGRATION_LOCK,
    ]);
    if (rows[0]?.mine) return;
    await guard.query('rollback');
    await delay(TURN_POLL_MS);
  }
}

/**
 * Whether migrations are waiting to be carried out.
 * @throws ActaError `schema-of-another-version`, `schema-newer`
 */
export async function hasPendingMigrations(url: string, migrations: readonly MigrationClass[]): Promise<boolean> {
  return withDataSource(url, migrations, async (source) => {
    await checkSchema(source);
    return source.showMigrations();
  });
}

async function withDataSource<T>(
  url: string,
  migrations: readonly MigrationClass[],
  use: (source: DataSource) => Promise<T>,
): Promise<T> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTableName: 'schema_migration',
    synchronize: false,
    logging: false,
    applicationName: 'acta migrate',
  });
  await source.initialize();
  try {
    return await use(source);
  } finally {
    await source.destroy();
  }
}

function unreachable(url: string, error: unknown): ActaError {
  const { host, pathname } = new URL(url);
  const reason = error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error);
  return new ActaError(
    'unavailable',
    'database-unreachable',
    `The database ${pathname.slice(1)} at ${host} does not answer: ${reason}. Check DATABASE_URL and that PostgreSQL is running.`,
  );
}
