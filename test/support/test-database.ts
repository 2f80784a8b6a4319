import { randomBytes } from 'node:crypto';
import { migrate, startEmbeddedPostgres } from '@acta/platform';
import { Client } from 'pg';
import { migrations } from '../../migrations/index.js';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** The server to test against: `ACTA_TEST_DATABASE_URL` (any PostgreSQL from 15 on), or else the run's embedded one. */
async function serverUrl(): Promise<string> {
  const given = process.env['ACTA_TEST_DATABASE_URL'];
  if (given) return given;
  const dataDir = process.env['ACTA_TEST_DATA_DIR'];
  if (!dataDir) throw new Error('Run tests through Jest: its global setup makes the data folder.');
  server ??= startEmbeddedPostgres({ dataDir, settings: ['max_connections=300'] });
  return (await server).url;
}
let server: ReturnType<typeof startEmbeddedPostgres> | undefined;

/** A new database with every migration carried out. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  await migrate(database.url, migrations);
  return database;
}

/** A new database, without a schema. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const admin = await serverUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await execute(admin, `create database ${name}`);
  const url = Object.assign(new URL(admin), { pathname: `/${name}` }).href;
  return { url, drop: () => execute(admin, `drop database if exists ${name} with (force)`) };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
