import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { InMemoryEventStore } from '../in-memory/in-memory-event-store.js';
import type { EventStore, Expectation, StreamAppend } from '../port.js';
import { emptyLog } from '../testing/empty-log.js';
import { collect, idOf, sampleEvent } from '../testing/sample.js';
import { PostgresEventStore } from './postgres-event-store.js';

const STREAMS = ['a', 'b', 'c', 'd'];

/** Appends that meet: few streams, few versions, ids that come again. */
const appendArbitrary: fc.Arbitrary<readonly StreamAppend[]> = fc
  .tuple(
    fc.uniqueArray(
      fc.record({
        stream: fc.constantFrom(...STREAMS),
        expected: fc.constantFrom<Expectation>('any', 'any', 'no-stream', 'stream-exists', 1, 2),
        count: fc.nat({ max: 3 }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ stream }) => stream },
    ),
    fc.integer({ min: 1, max: 40 }),
  )
  .filter(([parts]) => parts.some(({ count }) => count > 0))
  .map(([parts, name]) =>
    parts.map(({ stream, expected, count }) => ({
      stream,
      expected,
      events: Array.from({ length: count }, (_, index) =>
        sampleEvent(`${name} ${index} ${count}`, { id: idOf(`${name} ${stream} ${index}`) }),
      ),
    })),
  );

/** What an append came to, in a form that two stores can be compared by. */
async function outcomeOf(appending: Promise<unknown>): Promise<unknown> {
  try {
    return await appending;
  } catch (error) {
    const { code, extensions } = error as { code: string; extensions: unknown };
    return { code, extensions: code === 'version-conflict' ? extensions : undefined };
  }
}

/** The log as far as it does not depend on the clock. */
async function logOf(store: EventStore): Promise<readonly unknown[]> {
  const log = await collect(store.readAll());
  return log.map(({ position, stream, version, id, data }) => ({ position, stream, version, id, data }));
}

describe('group commit', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await emptyLog(database.url);
    store = new PostgresEventStore({ connectionString: database.url });
  });
  afterEach(() => store.close());

  async function execute(sql: string): Promise<void> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  it('decides a batch as if its appends had come one by one', async () => {
    const batches = fc.array(fc.array(appendArbitrary, { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(batches, async (rounds) => {
        await emptyLog(database.url);
        const model = new InMemoryEventStore();
        for (const appends of rounds) {
          const grouped = await Promise.all(appends.map((append) => outcomeOf(store.append(append))));
          const oneByOne: unknown[] = [];
          for (const append of appends) oneByOne.push(await outcomeOf(model.append(append)));
          expect(grouped).toEqual(oneByOne);
        }
        expect(await logOf(store)).toEqual(await logOf(model));
      }),
      { numRuns: 60, seed: 20171107 },
    );
  });

  it('keeps positions and versions dense, and loses nothing, when several processes append at once', async () => {
    const others = [1, 2, 3].map(() => new PostgresEventStore({ connectionString: database.url }));
    const stores = [store, ...others];
    const names = Array.from({ length: 400 }, (_, index) => `event ${index}`);
    const results = await Promise.all(
      names.map((name, index) =>
        (stores[index % 4] as PostgresEventStore).append([
          { stream: STREAMS[index % 3] as string, expected: 'any', events: [sampleEvent(name)] },
        ]),
      ),
    );
    await Promise.all(others.map((other) => other.close()));

    const log = await collect(store.readAll());
    expect(log.map(({ position }) => position)).toEqual(names.map((_, index) => BigInt(index + 1)));
    expect(log.map(({ id }) => id).toSorted()).toEqual(names.map(idOf).toSorted());
    for (const stream of STREAMS.slice(0, 3)) {
      const versions = log.filter((event) => event.stream === stream).map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, index) => index + 1));
    }
    expect(results.map(({ position }) => log[Number(position) - 1]?.id)).toEqual(names.map(idOf));
  });

  it('lets only one of many win where all expect the same version', async () => {
    const attempts = Array.from({ length: 30 }, (_, index) =>
      store.append([{ stream: 'a', expected: 0, events: [sampleEvent(`event ${index}`)] }]),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', ...Array<string>(29).fill('rejected')]);
  });

  it('refuses what the database refuses, and nothing else of the batch', async () => {
    await execute(`alter table event add constraint no_poison check (type <> 'Poison')`);
    try {
      const types = ['Fine', 'Fine', 'Poison', 'Fine', 'Fine', 'Poison', 'Fine'];
      const outcomes = await Promise.allSettled(
        types.map((type, index) =>
          store.append([{ stream: `s-${index}`, expected: 0, events: [sampleEvent(`event ${index}`, { type })] }]),
        ),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(
        types.map((type) => (type === 'Poison' ? 'rejected' : 'fulfilled')),
      );
      expect((await collect(store.readAll())).map(({ position }) => position)).toEqual([1n, 2n, 3n, 4n, 5n]);
    } finally {
      await execute('alter table event drop constraint no_poison');
    }
  });

  it('takes more at once than fits into one statement', async () => {
    const appends = Array.from({ length: 30 }, (_, append) => ({
      stream: `s-${append}`,
      expected: 0,
      events: Array.from({ length: 100 }, (__, index) => sampleEvent(`event ${append} ${index}`)),
    }));
    await Promise.all(appends.map((append) => store.append([append])));
    expect(await store.head()).toBe(3000n);
  });

  it('refuses more appends than may wait, and says when to come back', async () => {
    const small = new PostgresEventStore({ connectionString: database.url, queueLimit: 3 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) =>
        small.append([{ stream: 'a', expected: 'any', events: [sampleEvent(`event ${index}`)] }]),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(outcomes.at(-1)).toMatchObject({
      reason: { kind: 'unavailable', code: 'append-queue-full', extensions: { retryAfter: 1 } },
    });
    await small.close();
  });

  it('refuses more text than may wait, however few appends it comes with, and takes any append when none waits', async () => {
    const small = new PostgresEventStore({ connectionString: database.url, queueTextLimit: 10_000 });
    const data = { text: 'x'.repeat(6000) };
    const append = (name: string) =>
      small.append([{ stream: 'a', expected: 'any', events: [sampleEvent(name, { data })] }]);
    const [first, second] = await Promise.allSettled([append('one'), append('two')]);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({ reason: { code: 'append-queue-full' } });
    await expect(append('two')).resolves.toMatchObject({ position: 2n });
    const large = sampleEvent('three', { data: { text: 'x'.repeat(20_000) } });
    await expect(small.append([{ stream: 'a', expected: 'any', events: [large] }])).resolves.toMatchObject({
      position: 3n,
    });
    await small.close();
  });

  it('answers what waits before it closes, and takes nothing afterwards', async () => {
    const closing = new PostgresEventStore({ connectionString: database.url });
    const last = closing.append([{ stream: 'a', expected: 'any', events: [sampleEvent('last')] }]);
    await closing.close();
    expect(await last).toMatchObject({ position: 1n });
    const late = closing.append([{ stream: 'a', expected: 'any', events: [sampleEvent('late')] }]);
    await expect(late).rejects.toMatchObject({ code: 'event-store-closed' });
  });

  it('appends where the database would rather be serializable', async () => {
    const { pathname } = new URL(database.url);
    await execute(`alter database ${pathname.slice(1)} set default_transaction_isolation = 'serializable'`);
    try {
      const stores = [1, 2, 3].map(() => new PostgresEventStore({ connectionString: database.url }));
      await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          (stores[index % 3] as PostgresEventStore).append([
            { stream: 'a', expected: 'any', events: [sampleEvent(`event ${index}`)] },
          ]),
        ),
      );
      await Promise.all(stores.map((each) => each.close()));
      expect(await store.head()).toBe(60n);
    } finally {
      await execute(`alter database ${pathname.slice(1)} reset default_transaction_isolation`);
    }
  });
});
