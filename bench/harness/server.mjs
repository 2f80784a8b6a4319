import { join } from 'node:path';
import { Client } from 'pg';
import { migrations } from '../../dist/migrations/index.js';
import { migrate, startEmbeddedPostgres } from '../../dist/libs/platform/src/index.js';

/**
 * The PostgreSQL to measure on: `BENCH_DATABASE_URL`, a superuser's, or else an embedded one with its defaults.
 * `database(name)` gives an empty database; `migrated(name)` one with Acta's schema.
 */
export async function openServer() {
  const given = process.env.BENCH_DATABASE_URL;
  const dataDir = join(import.meta.dirname, '..', 'data');
  const embedded = given ? undefined : await startEmbeddedPostgres({ dataDir, settings: ['max_connections=600'] });
  const admin = given ?? embedded.url;

  async function database(name) {
    await execute(admin, `drop database if exists ${name} with (force)`, `create database ${name}`);
    return Object.assign(new URL(admin), { pathname: `/${name}` }).href;
  }
  return {
    database,
    async migrated(name) {
      const url = await database(name);
      await migrate(url, migrations);
      return url;
    },
    async settings() {
      const names = ['server_version', 'fsync', 'synchronous_commit', 'shared_buffers', 'wal_sync_method'];
      const [{ rows }] = await execute(
        admin,
        `select string_agg(name || '=' || setting, ', ') from pg_settings where name = any ('{${names}}')`,
      );
      return rows[0].string_agg;
    },
    close: () => embedded?.release(),
  };
}

export async function execute(url, ...statements) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const results = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results;
  } finally {
    await client.end();
  }
}
