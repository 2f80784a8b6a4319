import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresEventStore } from '@acta/event-store';
import { openPool } from '@acta/platform';
import { PostgresLogReader, Projections } from '@acta/projections';
import type { Pool } from 'pg';
import { sampleEvent } from '../../libs/event-store/src/testing/sample.js';
import {
  openUnreliableNetwork,
  type UnreliableNetwork,
} from '../../libs/event-store/src/testing/unreliable-network.js';
import { journal } from '../../libs/projections/src/testing/levels.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('connections that fall silent and do not end', () => {
  let database: TestDatabase;
  let network: UnreliableNetwork;
  let pool: Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    network = await openUnreliableNetwork(database.url);
    pool = openPool(network.url, { name: 'test', answerMs: 300, onLost: () => undefined });
  });
  afterEach(async () => {
    // First of all: what is silent for ever would never end by itself.
    await network.close();
    await pool.end();
  });

  it('are given up by a pool, which opens others', async () => {
    await pool.query('select 1');
    network.silence();
    await expect(pool.query('select 1')).rejects.toThrow('Query read timeout');
    await expect(pool.query('select 1')).resolves.toMatchObject({ rowCount: 1 });
  });

  it('do not keep a projector from going on, although no other worker is there', async () => {
    const direct = openPool(database.url, { name: 'test', onLost: () => undefined });
    const store = new PostgresEventStore({ connectionString: database.url });
    const over = (some: Pool) =>
      new Projections({ pool: some, log: new PostgresLogReader(some), definitions: [journal] });
    const [cutOff, shown] = [over(pool), over(direct)];
    await shown.ensure();
    const ending = new AbortController();
    const running = cutOff.projector({ pollMs: 20 }).run({ signal: ending.signal });
    for (const name of ['one', 'two', 'three']) {
      const { position } = await store.append([{ stream: 'level-a', expected: 'any', events: [sampleEvent(name)] }]);
      await shown.waitFor(position, { timeoutMs: 15_000 });
      network.silence();
    }
    ending.abort();
    await running;
    await store.close();
    await direct.end();
  });
});
