import { setTimeout as delay } from 'node:timers/promises';
import type { Context, Figures } from '../scenario.js';
import { checkLog } from '../support/check.js';
import { Follower } from '../support/follow.js';
import { withLoad } from '../support/load.js';
import { type Random, randomOf } from '../../support/random.js';
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

/** A round: a fault of the network between 64 writers and PostgreSQL, each kind in its turn. A subscriber follows by the same way. */
export async function connection({ seed, rounds, report, createDatabase }: Context): Promise<Figures> {
  const random = randomOf(seed, 'connection');
  const direct = new URL(await createDatabase());
  const proxy = await TcpProxy.open(Number(direct.port));
  const url = Object.assign(new URL(direct), { port: `${proxy.port}` }).href;
  const struck = new Map<string, number>();
  return withLoad({ url, writers: WRITERS, seed }, async (load) => {
    try {
      const follower = new Follower(url);
      await load.untilMore(WRITERS);
      for (let round = 0; round < rounds; round++) {
        const fault = faults[round % faults.length] as Fault;
        await fault.strike(proxy, random);
        struck.set(fault.name, (struck.get(fault.name) ?? 0) + 1);
        await load.untilMore(random.between(1, 200));
        await delay(random.between(0, 50));
        report(`${round + 1} of ${rounds} faults`);
      }
      await load.stop();
      const events = await checkLog(direct.href, load.attempts);
      await follower.complete(events);
      return {
        ...Object.fromEntries(struck),
        writers: WRITERS,
        'acknowledged, each there once': load.attempts.count('acknowledged'),
        'told that the outcome is not known, or the database not available': load.attempts.errorCount,
        'longest wait for an answer, ms': load.attempts.longestMs,
        'events, dense and in order, each shown once to a subscriber': events,
      };
    } finally {
      // First of all: what is silent for ever would never end by itself.
      await proxy.close();
    }
  });
}
