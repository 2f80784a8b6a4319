import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { appendBySql } from '../../../../test/support/append-by-sql.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { VersionConflict } from '../errors.js';
import type { Expectation } from '../port.js';
import { sampleEvent } from '../testing/sample.js';
import { PostgresEventStore } from './postgres-event-store.js';

const CHANGES = [
  `update event set data = '{}' where position = 1`,
  `update event set type = 'Other' where false`,
  `delete from event where position = 1`,
  `truncate event`,
  `insert into event select * from event where position = 1 on conflict (position) do update set data = '{}'`,
];

const APPEND = `select ${appendBySql({ stream: 'b' })}`;

describe('the table of events', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    const store = new PostgresEventStore({ connectionString: database.url });
    await store.append([{ stream: 'a', expected: 'any', events: [sampleEvent('one')] }]);
    await store.close();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterEach(() => client.end());

  it.each(CHANGES)('refuses its owner: %s', async (sql) => {
    await expect(client.query(sql)).rejects.toMatchObject({
      code: '23001',
      message: expect.stringContaining('Events are never changed or removed'),
    });
  });

  it('refuses its owner even where triggers are switched off for replication', async () => {
    await client.query(`set session_replication_role = 'replica'`);
    await expect(client.query('delete from event')).rejects.toMatchObject({ code: '23001' });
  });

  it.each([
    ['position', 'event_ordinal', { position: '0' }],
    ['version', 'event_ordinal', { version: '0' }],
    ['schema', 'event_schema', { schema: '0' }],
    ['stream', 'event_name', { stream: `''` }],
    ['type', 'event_name', { type: `''` }],
  ])('takes no %s that cannot be one, whoever inserts it', async (_, domain, wrong) => {
    const values = { position: '9', recorded_at: 'now()', version: '1', schema: '1', id: 'gen_random_uuid()' };
    const row = { ...values, stream: `'c'`, type: `'Noted'`, data: `'{}'`, metadata: `'{}'`, ...wrong };
    await expect(
      client.query(`insert into event (${Object.keys(row).join()}) values (${Object.values(row).join()})`),
    ).rejects.toMatchObject({ code: '23514', dataType: domain });
  });

  it.each(['acta_app', 'acta_projector', 'acta_auditor'])('grants %s no change, trigger or not', async (role) => {
    await client.query(`begin; alter table event disable trigger event_is_append_only; set local role ${role}`);
    for (const sql of CHANGES) {
      await client.query('savepoint before_change');
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
      await client.query('rollback to before_change');
    }
    await client.query('rollback');
  });

  it.each([
    ['acta_app', 'append', APPEND],
    ['acta_app', 'read', 'select * from event'],
    ['acta_app', 'name and rename people', `update person set name = null where false`],
    ['acta_projector', 'read', 'select position_at(now()) from event'],
    ['acta_auditor', 'read, and see names', 'select name from event, person'],
  ])('lets %s %s', async (role, _, sql) => {
    await client.query(`begin; set local role ${role}`);
    await expect(client.query(sql)).resolves.toBeDefined();
    await client.query('rollback');
  });

  it.each([
    ['acta_projector', 'append', APPEND],
    ['acta_auditor', 'append', APPEND],
    ['acta_projector', 'see names', 'select name from person'],
    ['acta_app', 'remove people', 'delete from person'],
  ])('does not let %s %s', async (role, _, sql) => {
    await client.query(`begin; set local role ${role}`);
    await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
    await client.query('rollback');
  });

  it.each([true, false])(
    'finds conflicts and places by index, though the table was small when plans were made (prepared: %s)',
    async (preparedStatements) => {
      await client.query('vacuum analyze event');
      const before = await scans();
      const store = new PostgresEventStore({ connectionString: database.url, preparedStatements });
      const append = (name: string, expected: Expectation) =>
        store.append([{ stream: 'busy', expected, events: [sampleEvent(`${name}, ${preparedStatements}`)] }]);
      for (let i = 0; i < 20; i++) await append(`lone ${i}`, 'any');
      await Promise.all(Array.from({ length: 20 }, (_, i) => append(`together ${i}`, 'any')));
      await expect(append('unexpected', 'no-stream')).rejects.toThrow(VersionConflict);
      await store.close();
      let after = await scans();
      // What a connection did is told when it is gone.
      while (after.inserted < before.inserted + 40) after = await scans();
      expect(after.sequential).toBe(before.sequential);
    },
  );

  async function scans(): Promise<{ readonly inserted: number; readonly sequential: number }> {
    const { rows } = await client.query<{ inserted: number; sequential: number }>(
      `select n_tup_ins::integer as inserted, seq_scan::integer as sequential from pg_stat_user_tables where relname = 'event'`,
    );
    return rows[0] as (typeof rows)[0];
  }
});
