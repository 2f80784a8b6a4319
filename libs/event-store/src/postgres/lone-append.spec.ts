import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { appendBySql } from '../../../../test/support/append-by-sql.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { VersionConflict } from '../errors.js';
import type { AppendResult } from '../port.js';
import { emptyLog } from '../testing/empty-log.js';
import { collect, sampleEvent } from '../testing/sample.js';
import { PostgresEventStore } from './postgres-event-store.js';

describe('a lone append', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  let other: PostgresEventStore;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await emptyLog(database.url);
    store = new PostgresEventStore({ connectionString: database.url });
    other = new PostgresEventStore({ connectionString: database.url });
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterEach(() => Promise.all([store.close(), other.close(), client.end()]));

  const append = (to: PostgresEventStore, name: string, expected: number | 'any' = 'any'): Promise<AppendResult> =>
    to.append([{ stream: 'a', expected, events: [sampleEvent(name)] }]);
  const names = async () => (await collect(store.readAll())).map(({ data }) => data);

  it('waits for who appends at the moment, and comes after it', async () => {
    await append(store, 'first');
    await client.query(`begin; select ${appendBySql({ stream: 'a', metadata: '{"requestHash":""}' })}`);
    let isDone = false;
    const appended = append(store, 'after').finally(() => (isDone = true));
    await waitForLock(client);
    expect(isDone).toBe(false);
    await client.query('commit');
    await expect(appended).resolves.toMatchObject({ position: 3n, events: [{ version: 3 }], duplicate: false });
  });

  it('is refused, with what is there, once somebody else was first', async () => {
    await append(store, 'first');
    await append(other, 'second', 1);
    await expect(append(store, 'third', 1)).rejects.toThrow(VersionConflict);
    await expect(append(store, 'third', 3)).rejects.toThrow(VersionConflict);
    await expect(append(store, 'third', 2)).resolves.toMatchObject({ position: 3n });
  });

  it('is answered as it was the first time', async () => {
    await append(store, 'first');
    const second = await append(store, 'second');
    await append(store, 'third');
    await expect(append(other, 'second')).resolves.toEqual({ ...second, duplicate: true });
    await expect(append(other, 'second', 2)).resolves.toEqual({ ...second, duplicate: true });
  });

  it('keeps the log dense where several processes append one by one', async () => {
    const stores = [store, other];
    const each = 150;
    await Promise.all(
      stores.map(async (one, process) => {
        for (let index = 0; index < each; index++) await append(one, `${process} ${index}`);
      }),
    );
    const log = await collect(store.readAll());
    const dense = Array.from({ length: stores.length * each }, (_, index) => index + 1);
    expect(log.map(({ position }) => Number(position))).toEqual(dense);
    expect(log.map(({ version }) => version)).toEqual(dense);
    expect(new Set(await names()).size).toBe(dense.length);
  });
});

/** Resolves once somebody waits for the lock of those who append. */
async function waitForLock(client: Client): Promise<void> {
  const waiting = `select from pg_locks where locktype = 'advisory' and objid = 4202118 and not granted`;
  while ((await client.query(waiting)).rowCount === 0);
}
