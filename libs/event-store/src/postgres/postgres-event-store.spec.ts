import { afterAll, beforeAll } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { describeEventStore } from '../testing/contract.js';
import { emptyLog } from '../testing/empty-log.js';
import type { StoreOpener } from '../testing/store-opener.js';
import { PostgresEventStore, type PostgresOptions } from './postgres-event-store.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const openWith =
  (settings: Partial<PostgresOptions>): StoreOpener =>
  async (options) => {
    await emptyLog(database.url);
    const store = new PostgresEventStore({ connectionString: database.url, pollMs: 50, ...settings, ...options });
    return { store, close: () => store.close() };
  };

describeEventStore('PostgresEventStore', openWith({}));
describeEventStore('PostgresEventStore behind a pooler in transaction mode', openWith({ preparedStatements: false }));
