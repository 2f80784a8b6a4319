import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresEventStore } from '@acta/event-store';
import { openPool } from '@acta/platform';
import { PostgresLogReader, Projections } from '@acta/projections';
import type { Pool } from 'pg';
import { sampleEvent } from '../../libs/event-store/src/testing/sample.js';
import { journal } from '../../libs/projections/src/testing/levels.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { TcpProxy } from '../torture/support/tcp-proxy.js';

/** A worker that falls silent loses its projections after 3 s, and the others look at least every 1.5 s. */
const TAKEN_OVER_MS = 5000;

interface Worker {
  readonly proxy: TcpProxy;
  end(): Promise<void>;
}

const projectionsOver = (pool: Pool): Projections =>
  new Projections({ pool, log: new PostgresLogReader(pool), definitions: [journal] });

/** A worker that reaches the database by a way of its own. */
async function startWorker(databaseUrl: string): Promise<Worker> {
  const proxy = await TcpProxy.open(Number(new URL(databaseUrl).port));
  const url = Object.assign(new URL(databaseUrl), { port: `${proxy.port}` }).href;
  const pool = openPool(url, { name: 'test', onLost: () => undefined });
  const ending = new AbortController();
  const running = projectionsOver(pool).projector().run({ signal: ending.signal });
  return {
    proxy,
    async end() {
      ending.abort();
      await running;
      await pool.end();
      await proxy.close();
    },
  };
}

describe('a worker that is cut off in the middle of its work, by a network that passes nothing and ends nothing', () => {
  let database: TestDatabase;
  let pool: Pool;
  let store: PostgresEventStore;
  let shown: Projections;
  const workers: Worker[] = [];
  const stopped = new AbortController();
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = openPool(database.url, { name: 'test', onLost: () => undefined });
    store = new PostgresEventStore({ connectionString: database.url });
    shown = projectionsOver(pool);
    await shown.ensure();
  });
  afterAll(async () => {
    stopped.abort();
    await Promise.all(workers.map((worker) => worker.end()));
    await store.close();
    await pool.end();
    await database.drop();
  });

  let said = 0;
  const record = async (): Promise<bigint> => {
    const events = Array.from({ length: 20 }, () => sampleEvent(`said ${++said}`));
    return (await store.append([{ stream: 'level-a', expected: 'any', events }])).position;
  };
  /** Records without a pause, so that whoever has the projection is at work whenever it is cut off. */
  async function recordUntil(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await record();
      await delay(5);
    }
  }
  const owner = async (): Promise<string> =>
    (await pool.query<{ owner: string }>('select owner from projection_generation')).rows[0]?.owner ?? '';

  it('is replaced by the one that stands by, and what arrives of it later changes nothing', async () => {
    const holder = await startWorker(database.url);
    workers.push(holder);
    await shown.waitFor(await record(), { timeoutMs: 20_000 });
    const other = await startWorker(database.url);
    workers.push(other);
    const recording = recordUntil(stopped.signal);

    for (const cutOff of [holder, other]) {
      const before = await owner();
      await delay(100);
      // What it had sent arrives in the end, long after another has taken its place.
      const stalled = cutOff.proxy.stall(TAKEN_OVER_MS + 500);
      await delay(50);
      await shown.waitFor(await record(), { timeoutMs: TAKEN_OVER_MS });
      expect(await owner()).not.toBe(before);
      await stalled;
    }
    stopped.abort();
    await recording;
    await shown.waitFor(await record(), { timeoutMs: TAKEN_OVER_MS });

    const { eventsTotal, comparison } = await shown.rebuild('journal', { takeOver: 'never' });
    expect(comparison).toMatchObject({ same: true, differing: 0 });
    const table = (await shown.view()).table('journal');
    const { rows } = await pool.query<{ count: string }>(`select count(*) from ${table}`);
    expect(rows[0]?.count).toBe(String(eventsTotal));
    expect(await shown.parked()).toEqual([]);
  }, 60_000);
});
