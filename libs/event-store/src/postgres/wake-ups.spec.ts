import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { emptyLog } from '../testing/empty-log.js';
import { sampleEvent } from '../testing/sample.js';
import { PostgresEventStore, type PostgresOptions } from './postgres-event-store.js';
import { WakeUps } from './wake-ups.js';

const NEVER_MS = 2 ** 30;
const pause = () => new Promise<false>((resolve) => setTimeout(resolve, 20, false));

describe('waiting for what another process records', () => {
  let database: TestDatabase;
  let recorder: PostgresEventStore;
  let waiter: PostgresEventStore;
  let made = 0;
  let closing: () => Promise<void>;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await emptyLog(database.url);
    recorder = new PostgresEventStore({ connectionString: database.url });
  });
  afterEach(async () => {
    await waiter.close();
    await recorder.close();
  });

  const openWaiter = (options: Partial<PostgresOptions>) => {
    waiter = new PostgresEventStore({ connectionString: database.url, ...options });
  };
  const append = (name: string) => recorder.append([{ stream: 'a', expected: 'any', events: [sampleEvent(name)] }]);

  /** Ends in the test's own time-out if no notification comes. */
  async function wokenByNotification(): Promise<void> {
    const awake = waiter.waitForMore(await recorder.head()).then(() => true);
    // The first notifications may be sent before the waiter listens.
    while (!(await Promise.race([awake, pause()]))) await append(`event ${++made}`);
  }

  async function endListeners() {
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    const ended = await admin.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and application_name = 'acta event listener'`);
    await admin.end();
    return ended;
  }

  it('wakes up by notification', async () => {
    openWaiter({ pollMs: NEVER_MS });
    await wokenByNotification();
  });

  it('does not listen any more when it is closed, though a poll ends after that', async () => {
    let answer: (head: bigint) => void = () => undefined;
    const polled = new Promise<void>((resolve) => {
      openWaiter({});
      const head = () => new Promise<bigint>((give) => (resolve(), (answer = give)));
      const connection = { connectionString: database.url, application_name: 'acta closed listener' };
      const wakeUps = new WakeUps({
        pool: new Pool(connection),
        connection,
        head,
        pollMs: 1,
        answerMs: 1000,
        listens: true,
      });
      void wakeUps.wait(0n);
      closing = () => wakeUps.close();
    });
    await polled;
    await closing();
    answer(1n);
    await pause();
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    const { rowCount } = await admin.query(
      `select from pg_stat_activity where application_name = 'acta closed listener'`,
    );
    await admin.end();
    expect(rowCount).toBe(0);
  });

  it('listens anew after its connection was cut', async () => {
    openWaiter({ pollMs: NEVER_MS });
    await wokenByNotification();
    const { rowCount } = await endListeners();
    expect(rowCount).toBe(1);
    await wokenByNotification();
  });

  it('wakes up by looking, where notifications do not come through', async () => {
    openWaiter({ pollMs: 20, listen: false });
    const waiting = waiter.waitForMore(1n);
    await append('one');
    await append('two');
    await waiting;
    expect(await waiter.head()).toBe(2n);
  });

  it('lets go of those who wait when it closes', async () => {
    openWaiter({ pollMs: NEVER_MS });
    const waiting = waiter.waitForMore(0n);
    await waiter.close();
    await waiting;
    openWaiter({});
    expect(await waiter.head()).toBe(0n);
  });
});
