import type { Context, Figures } from '../scenario.js';
import { checkLog } from '../support/check.js';
import { Cluster } from '../support/cluster.js';
import { withLoad } from '../support/load.js';
import { randomOf } from '../support/random.js';
import { SmallDisk } from '../support/small-disk.js';

const WRITERS = 16;
const DISK_MEGABYTES = 256;
const REFUSALS_PER_ROUND = 50;
const MEGABYTE = 2 ** 20;

/**
 * A round: the disk under PostgreSQL is filled until appends are refused, and given room again. Each refusal must be of the kind
 * `unavailable`, which HTTP answers with 503; any other error fails the run.
 */
export async function diskFull({ seed, rounds, report }: Context): Promise<Figures> {
  const random = randomOf(seed, 'disk-full');
  const disk = await SmallDisk.mount(DISK_MEGABYTES);
  try {
    const settings = ['min_wal_size=32MB', 'max_wal_size=64MB'];
    const cluster = await Cluster.open({ dataDir: disk.folder, settings });
    try {
      const url = await cluster.createDatabase();
      return await withLoad({ url, writers: WRITERS, seed }, async (load) => {
        let started = 0;
        for (let round = 1; round <= rounds; round++) {
          await load.untilMore(100);
          const before = refusals(load.attempts.errors);
          await disk.fill(random.between(0, MEGABYTE));
          await load.until('refusals', ({ errors }) => refusals(errors) >= before + REFUSALS_PER_ROUND);
          await disk.clear();
          if (!(await cluster.isRunning())) {
            await cluster.start();
            started++;
          }
          report(`${round} of ${rounds} times full`);
        }
        await load.untilMore(100);
        await load.stop();
        const events = await checkLog(url, load.attempts);
        return {
          'times full': rounds,
          writers: WRITERS,
          'refused as unavailable': refusals(load.attempts.errors),
          'times that PostgreSQL had to be started again': started,
          'acknowledged, each there once': load.attempts.count('acknowledged'),
          'events, dense and in order': events,
        };
      });
    } finally {
      await cluster.close();
    }
  } finally {
    await disk.unmount();
  }
}

function refusals(errors: ReadonlyMap<string, number>): number {
  return [...errors.values()].reduce((sum, count) => sum + count, 0);
}
