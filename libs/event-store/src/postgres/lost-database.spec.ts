import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { subscribe } from '../subscribe.js';
import { emptyLog } from '../testing/empty-log.js';
import { collect, sampleEvent } from '../testing/sample.js';
import { openUnreliableNetwork, type UnreliableNetwork } from '../testing/unreliable-network.js';
import { PostgresEventStore } from './postgres-event-store.js';

describe('PostgresEventStore on a database that is lost', () => {
  let database: TestDatabase;
  let network: UnreliableNetwork;
  let store: PostgresEventStore;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await emptyLog(database.url);
    network = await openUnreliableNetwork(database.url);
    store = new PostgresEventStore({ connectionString: network.url, pollMs: 50, patienceMs: 5000 });
  });
  afterEach(async () => {
    await store.close();
    await network.close();
  });

  const append = (name: string, to = store) =>
    to.append([{ stream: 'a', expected: 'any', events: [sampleEvent(name)] }]);

  async function killConnections(): Promise<void> {
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await admin.end();
  }

  it('records once what it had to send twice, and answers as if nothing had happened', async () => {
    await append('first');
    network.loseAnswerTo('doomed');
    const result = await store.append([
      { stream: 'a', expected: 1, events: [sampleEvent('doomed', { data: { note: 'doomed' } })] },
    ]);
    expect(result).toMatchObject({ position: 2n, duplicate: false, events: [{ version: 2 }] });
    expect(await store.head()).toBe(2n);
  });

  it('waits for the database to come back', async () => {
    await append('first');
    network.cut();
    const waiting = [append('second'), append('third')];
    setTimeout(() => network.mend(), 200);
    const results = await Promise.all(waiting);
    expect(results.map(({ position }) => position)).toEqual([2n, 3n]);
  });

  it('gives up in time, and says that nobody knows', async () => {
    const impatient = new PostgresEventStore({ connectionString: network.url, patienceMs: 100 });
    try {
      await append('first', impatient);
      network.cut();
      await expect(append('second', impatient)).rejects.toMatchObject({ kind: 'unavailable' });
      await expect(append('third', impatient)).rejects.toMatchObject({ code: 'database-unreachable' });
      await expect(impatient.head()).rejects.toMatchObject({ code: 'database-unreachable' });
    } finally {
      await impatient.close();
    }
  });

  it('loses and doubles nothing while its connections are killed', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `event ${index}`);
    await Promise.all(
      Array.from({ length: 10 }, async (_, writer) => {
        for (const [index, name] of names.slice(writer * 30, writer * 30 + 30).entries()) {
          if (writer === 0 && index % 3 === 1) await killConnections();
          await append(name);
        }
      }),
    );
    const recorded = (await collect(store.readAll())).map(({ data }) => data['name'] as string);
    expect(recorded.toSorted()).toEqual(names.toSorted());
  });

  it('keeps a subscription going where it was', async () => {
    const seen: bigint[] = [];
    const following = (async () => {
      for await (const { position } of subscribe(store)) if (seen.push(position) === 30) return;
    })();
    for (let i = 0; i < 30; i++) {
      if (i % 10 === 5) await killConnections();
      await append(`event ${i}`);
    }
    await following;
    expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => BigInt(index + 1)));
  });

  /** More than the network between database and reader holds. */
  async function appendMany(): Promise<number> {
    const data = { text: 'x'.repeat(5000) };
    const events = Array.from({ length: 3000 }, (_, index) => sampleEvent(`event ${index}`, { data }));
    await store.append([{ stream: 'a', expected: 'any', events }]);
    return events.length;
  }

  it('tells a reader whose connection is cut that the database is unreachable', async () => {
    const count = await appendMany();
    const reading = (async () => {
      for await (const { position } of store.readAll()) if (position === 501n) network.cut();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'database-unreachable' });
    network.mend();
    expect(await store.head()).toBe(BigInt(count));
  });

  it('is not kept waiting by connections that fall silent for ever', async () => {
    const quick = new PostgresEventStore({ connectionString: network.url, pollMs: 50, answerMs: 300 });
    try {
      const seen: bigint[] = [];
      const following = (async () => {
        for await (const { position } of subscribe(quick)) if (seen.push(position) === 9) return;
      })();
      for (let i = 0; i < 9; i++) {
        await append(`event ${i}`, quick);
        if (i % 3 === 1) network.silence();
      }
      await following;
      expect(seen).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n]);
    } finally {
      await network.close();
      await quick.close();
    }
  });

  it('records once what many writers append while one silence follows upon another', async () => {
    const quick = new PostgresEventStore({ connectionString: network.url, answerMs: 100, patienceMs: 20_000 });
    const names = Array.from({ length: 32 }, (_, writer) => Array.from({ length: 5 }, (_, i) => `${writer}: ${i}`));
    try {
      const writing = names.map(async (own) => {
        for (const name of own) {
          const appending = append(name, quick);
          if (own === names[0]) setImmediate(() => network.silence());
          expect(await appending).toMatchObject({ duplicate: false });
        }
      });
      await Promise.all(writing);
      const recorded = (await collect(quick.readAll())).map(({ data }) => data['name'] as string);
      expect(recorded.toSorted()).toEqual(names.flat().toSorted());
    } finally {
      await network.close();
      await quick.close();
    }
  });

  it('tells a reader whose connection falls silent in the middle that the database is unreachable', async () => {
    await appendMany();
    const quick = new PostgresEventStore({ connectionString: network.url, answerMs: 300 });
    try {
      const reading = (async () => {
        for await (const { position } of quick.readAll()) if (position === 501n) network.silence();
      })();
      await expect(reading).rejects.toMatchObject({ code: 'database-unreachable' });
    } finally {
      await network.close();
      await quick.close();
    }
  });

  it('takes the connection away from a reader who dawdles, and gives the reader everything nevertheless', async () => {
    const count = await appendMany();
    const direct = new PostgresEventStore({ connectionString: database.url });
    const seen: bigint[] = [];
    for await (const { position } of direct.readAll()) {
      seen.push(position);
      if (position === 600n) while (await isCopying()) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await direct.close();
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => BigInt(index + 1)));
  });

  async function isCopying(): Promise<boolean> {
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    const { rowCount } = await admin.query(`select from pg_stat_activity
      where datname = current_database() and state = 'active' and query like 'copy %'`);
    await admin.end();
    return rowCount !== 0;
  }
});
