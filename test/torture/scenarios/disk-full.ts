import { setTimeout as delay } from 'node:timers/promises';
import type { Context, Figures } from '../scenario.js';
import { checkLog } from '../support/check.js';
import { Cluster } from '../support/cluster.js';
import { withClient } from '../support/database.js';
import { Follower } from '../support/follow.js';
import { withLoad } from '../support/load.js';
import { randomOf } from '../../support/random.js';
import { SmallDisk } from '../support/small-disk.js';

const WRITERS = 16;
const DISK_MEGABYTES = 256;
const REFUSALS_PER_ROUND = 2 * WRITERS;
/** Short, for the appends that wait while PostgreSQL is down. */
const PATIENCE_MS = 1500;
const MOST_LOG_FILES = 16;
const MEGABYTE = 2 ** 20;
/** How often it is looked whether PostgreSQL runs. */
const LOOK_MS = 200;

/**
 * A round: the disk under PostgreSQL is filled until appends are refused, and given room again. Each refusal must be of the kind
 * `unavailable`, which HTTP answers with 503; any other error fails the run. Every third time PostgreSQL's write-ahead log finds no room
 * either, upon which PostgreSQL throws all sessions out, and may not come up before there is room. A subscriber follows.
 */
export async function diskFull({ seed, rounds, report }: Context): Promise<Figures> {
  const random = randomOf(seed, 'disk-full');
  const disk = await SmallDisk.mount(DISK_MEGABYTES);
  try {
    const settings = ['min_wal_size=32MB', 'max_wal_size=64MB'];
    const cluster = await Cluster.open({ dataDir: disk.folder, settings });
    try {
      const url = await cluster.createDatabase();
      const ended = new AbortController();
      const kept = keepRunning(cluster, ended.signal);
      // Met when it is awaited.
      kept.catch(() => undefined);
      return await withLoad({ url, writers: WRITERS, seed, patienceMs: PATIENCE_MS }, async (load) => {
        const follower = new Follower(url);
        for (let round = 1; round <= rounds; round++) {
          await load.untilMore(100);
          const before = load.attempts.errorCount;
          await disk.fill(random.between(0, MEGABYTE));
          if (round % 3 === 0) await exhaustLog(url);
          await load.until('refusals', ({ errorCount }) => errorCount >= before + REFUSALS_PER_ROUND);
          await disk.clear();
          report(`${round} of ${rounds} times full`);
        }
        await load.untilMore(100);
        await load.stop();
        ended.abort();
        const started = await kept;
        const events = await checkLog(url, load.attempts);
        await follower.complete(events);
        return {
          'times full': rounds,
          writers: WRITERS,
          'refused as unavailable': load.attempts.errorCount,
          'times that PostgreSQL had to be started again': started,
          'acknowledged, each there once': load.attempts.count('acknowledged'),
          'events, dense and in order, each shown once to a subscriber': events,
        };
      }).finally(async () => {
        ended.abort();
        await kept.catch(() => undefined);
      });
    } finally {
      await cluster.close();
    }
  } finally {
    await disk.unmount();
  }
}

/** As a service manager would: PostgreSQL may give up at once, or only when it tries to recover. @returns how often it had to be started */
async function keepRunning(cluster: Cluster, signal: AbortSignal): Promise<number> {
  let started = 0;
  for (; !signal.aborted; await delay(LOOK_MS)) {
    if (await cluster.isRunning()) continue;
    await cluster.start();
    started++;
  }
  return started;
}

/** Asks for new files of the write-ahead log until there is no room for one. */
async function exhaustLog(url: string): Promise<void> {
  const asked = withClient(url, async (client) => {
    for (let file = 0; file < MOST_LOG_FILES; file++) {
      await client.query(`select pg_logical_emit_message(false, 'torture', 'full')`);
      await client.query('select pg_switch_wal()');
    }
  });
  // To be expected.
  await asked.catch(() => undefined);
}
