import { setTimeout as delay } from 'node:timers/promises';
import type { Context, Figures } from '../scenario.js';
import { checkLog } from '../support/check.js';
import { allShown, follow } from '../support/follow.js';
import { withLoad } from '../support/load.js';
import { type Random, randomOf } from '../support/random.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const WRITERS = 64;

interface Fault {
  readonly name: string;
  strike(proxy: TcpProxy, random: Random): void | Promise<void>;
}

const faults: readonly Fault[] = [
  { name: 'cut', strike: (proxy) => proxy.cut() },
  { name: 'cut during the request', strike: (proxy) => proxy.cutRequests() },
  { name: 'cut during COMMIT, before its answer', strike: (proxy) => proxy.cutAnswers() },
  { name: 'black hole for up to 3 s', strike: (proxy, random) => proxy.blackHole(random.between(500, 3000)) },
  { name: 'stalled for up to 3 s', strike: (proxy, random) => proxy.stall(random.between(500, 3000)) },
];

/** From so many rounds on, the end: connections that stay silent for ever, which only a time-out finds. */
const ROUNDS_WITH_BURIAL = 20;

/** A round: a fault of the network between 64 writers and PostgreSQL, each kind in its turn. A subscriber follows by the same way. */
export async function connection({ seed, rounds, report, createDatabase }: Context): Promise<Figures> {
  const random = randomOf(seed, 'connection');
  const direct = new URL(await createDatabase());
  const proxy = await TcpProxy.open(Number(direct.port));
  const url = Object.assign(new URL(direct), { port: `${proxy.port}` }).href;
  const struck = new Map<string, number>();
  try {
    return await withLoad({ url, writers: WRITERS, seed }, async (load) => {
      const follower = follow(url);
      await load.untilMore(WRITERS);
      for (let round = 0; round < rounds; round++) {
        const fault = faults[round % faults.length] as Fault;
        await fault.strike(proxy, random);
        struck.set(fault.name, (struck.get(fault.name) ?? 0) + 1);
        await load.untilMore(random.between(1, 200));
        await delay(random.between(0, 50));
        report(`${round + 1} of ${rounds} faults`);
      }
      if (rounds >= ROUNDS_WITH_BURIAL) {
        proxy.bury();
        struck.set('silent for ever', 1);
        await load.untilMore(WRITERS);
      }
      await load.stop();
      const events = await checkLog(direct.href, load.attempts);
      await allShown([follower], events);
      return {
        ...Object.fromEntries(struck),
        writers: WRITERS,
        'acknowledged, each there once': load.attempts.count('acknowledged'),
        'told that the outcome is not known, or the database not available': sum(load.attempts.errors.values()),
        'longest wait for an answer, ms': load.attempts.longestMs,
        'events, dense and in order, each shown once to a subscriber': events,
      };
    });
  } finally {
    await proxy.close();
  }
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, count) => total + count, 0);
}
