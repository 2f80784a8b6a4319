import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { describeBehindPooler, type Pooler, startPooler } from '../../../../test/support/pooler.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { subscribe } from '../subscribe.js';
import { describeEventStore } from '../testing/contract.js';
import { emptyLog } from '../testing/empty-log.js';
import { collect, sampleEvent } from '../testing/sample.js';
import { PostgresEventStore, type PostgresOptions } from './postgres-event-store.js';

describeBehindPooler('behind a real pooler in transaction mode', () => {
  let database: TestDatabase;
  let pooler: Pooler;
  beforeAll(async () => {
    database = await createTestDatabase();
    pooler = await startPooler(database.url);
  });
  afterAll(async () => {
    await pooler.close();
    await database.drop();
  });

  const open = (options: Partial<PostgresOptions> = {}) =>
    new PostgresEventStore({ connectionString: pooler.url, preparedStatements: false, pollMs: 50, ...options });

  describeEventStore('PostgresEventStore', async (options) => {
    await emptyLog(database.url);
    const store = open(options);
    return { store, close: () => store.close() };
  });

  describe('PostgresEventStore', () => {
    beforeEach(() => emptyLog(database.url));

    const append = (store: PostgresEventStore, name: string) =>
      store.append([{ stream: 'a', expected: 'any', events: [sampleEvent(name)] }]);

    async function execute(sql: string): Promise<void> {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      await client.query(sql);
      await client.end();
    }

    it('tells a subscriber of what another process records, though no notification comes through', async () => {
      const [recorder, follower] = [open(), open()];
      const seen: bigint[] = [];
      const following = (async () => {
        for await (const { position } of subscribe(follower)) if (seen.push(position) === 10) return;
      })();
      for (let i = 0; i < 10; i++) await append(recorder, `event ${i}`);
      await following;
      await Promise.all([recorder.close(), follower.close()]);
      expect(seen).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n, 10n]);
    });

    it('records everything once, and shows it once, while the pooler restarts and its sessions are ended', async () => {
      const stores = [open(), open(), open()];
      const follower = open();
      const names = Array.from({ length: 150 }, (_, index) => `event ${index}`);
      const seen: bigint[] = [];
      const following = (async () => {
        for await (const { position } of subscribe(follower)) if (seen.push(position) === names.length) return;
      })();
      await Promise.all(
        stores.map(async (store, writer) => {
          for (const [index, name] of names.entries()) {
            if (index % 3 !== writer) continue;
            await append(store, name);
            if (index === 60) await pooler.restart();
            if (index === 100)
              await execute(`select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()`);
          }
        }),
      );
      await following;
      const log = await collect(follower.readAll());
      await Promise.all([...stores, follower].map((store) => store.close()));
      expect(log.map(({ data }) => data['name'] as string).toSorted()).toEqual(names.toSorted());
      expect(seen).toEqual(names.map((_, index) => BigInt(index + 1)));
    });

    it('says what is amiss where prepared statements are kept all the same', async () => {
      const stores = Array.from({ length: 6 }, () => open({ preparedStatements: true, listen: false }));
      const outcomes = await Promise.allSettled(
        Array.from({ length: 60 }, (_, index) => append(stores[index % 6] as PostgresEventStore, `event ${index}`)),
      );
      const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(refusals.length).toBeGreaterThan(0);
      for (const refusal of refusals) {
        expect(refusal).toMatchObject({
          code: 'database-pooled',
          message: expect.stringContaining('ACTA_POOLED=true'),
        });
      }
      await Promise.all(stores.map((store) => store.close()));
    });

    it('refuses to append where transactions are stricter than it needs, and says how to mend it', async () => {
      const name = new URL(database.url).pathname.slice(1);
      await execute(`alter database ${name} set default_transaction_isolation = 'serializable'`);
      await pooler.restart();
      const store = open();
      try {
        const attempts = await Promise.allSettled([append(store, 'one'), append(store, 'two')]);
        for (const attempt of attempts) {
          expect(attempt).toMatchObject({ reason: { kind: 'unavailable', code: 'isolation-too-strict' } });
        }
      } finally {
        await execute(`alter database ${name} reset default_transaction_isolation`);
        await pooler.restart();
      }
      expect(await append(store, 'one')).toMatchObject({ position: 1n });
      await store.close();
    });
  });
});
