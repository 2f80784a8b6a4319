import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Context, Figures } from '../scenario.js';
import { checkLog } from '../support/check.js';
import { Cluster } from '../support/cluster.js';
import { Follower } from '../support/follow.js';
import { withLoad } from '../support/load.js';
import { randomOf } from '../../support/random.js';

const WRITERS = 64;

/**
 * A round: PostgreSQL's postmaster dies by kill -9 under 64 writers, and is started again. After every fourth, one of the processes
 * below it dies as well, upon which PostgreSQL throws all sessions out and recovers by itself. A subscriber follows through all of it.
 */
export async function killPostgres({ seed, rounds, report }: Context): Promise<Figures> {
  const random = randomOf(seed, 'kill-postgres');
  const cluster = await Cluster.open();
  try {
    const url = await cluster.createDatabase();
    return await withLoad({ url, writers: WRITERS, seed }, async (load) => {
      const follower = new Follower(url);
      let below = 0;
      for (let round = 1; round <= rounds; round++) {
        await load.untilMore(random.between(1, 200));
        await delay(random.between(0, 50));
        await cluster.kill();
        await cluster.start();
        if (round % 4 === 0) {
          await load.untilMore(1);
          process.kill(random.pick(await childrenOf(await cluster.postmaster())), 'SIGKILL');
          below++;
        }
        report(`${round} of ${rounds} killed`);
      }
      await load.untilMore(WRITERS);
      await load.stop();
      const events = await checkLog(url, load.attempts);
      await follower.complete(events);
      return {
        'kill -9 of the postmaster': rounds,
        'kill -9 of a process below it': below,
        writers: WRITERS,
        'acknowledged, each there once': load.attempts.count('acknowledged'),
        'refused, none there': load.attempts.count('refused'),
        'told that the database is not available': load.attempts.errorCount,
        'longest wait for an answer, ms': load.attempts.longestMs,
        'events, dense and in order, each shown once to a subscriber': events,
      };
    });
  } finally {
    await cluster.close();
  }
}

async function childrenOf(pid: number | undefined): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return processes.flatMap(([child, parent]) => (child !== undefined && parent === pid ? [child] : []));
}
