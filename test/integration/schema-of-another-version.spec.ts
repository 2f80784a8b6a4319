import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasPendingMigrations, migrate } from '@acta/platform';
import { Client } from 'pg';
import { migrations } from '../../migrations/index.js';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

async function execute(sql: string): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

describe('a database', () => {
  it('is brought up to date, and recognised as this version of Acta left it', async () => {
    expect(await migrate(database.url, migrations)).toHaveLength(migrations.length);
    expect(await migrate(database.url, migrations)).toEqual([]);
    expect(await hasPendingMigrations(database.url, migrations)).toBe(false);
  });

  it('is brought up to date after a crash between two migrations', async () => {
    const [, ...others] = migrations;
    await execute('drop schema public cascade; create schema public');
    await migrate(database.url, migrations.slice(0, 1));
    expect(await migrate(database.url, migrations)).toHaveLength(others.length);
  });

  it('that a newer version brought up to date is refused, and left as it is', async () => {
    const later = migrations.at(-1)?.name;
    const refusal = { code: 'schema-newer', message: expect.stringContaining(`newer version of Acta (${later})`) };
    await expect(migrate(database.url, migrations.slice(0, -1))).rejects.toMatchObject(refusal);
    await expect(hasPendingMigrations(database.url, migrations.slice(0, -1))).rejects.toMatchObject(refusal);
    expect(await migrate(database.url, migrations)).toEqual([]);
  });

  it.each([
    [
      'whose migrations did something else',
      `update schema_checksum set checksum = 'another' where migration like 'Events%'`,
    ],
    ['of which nobody noted what they did', 'drop table schema_checksum'],
  ])('that another version set up is refused at once: one %s', async (_what, sql) => {
    await execute(sql);
    const refusal = {
      code: 'schema-of-another-version',
      message: expect.stringMatching(
        /^The database was set up by another version.*ACTA_DATA_DIR.*import your case files again\.$/,
      ),
    };
    await expect(migrate(database.url, migrations)).rejects.toMatchObject(refusal);
    await expect(hasPendingMigrations(database.url, migrations)).rejects.toMatchObject(refusal);
  });
});
