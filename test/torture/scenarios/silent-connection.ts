import type { Context, Figures } from '../scenario.js';
import { checkLog } from '../support/check.js';
import { Follower } from '../support/follow.js';
import { withLoad } from '../support/load.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const WRITERS = 64;

/**
 * A round: every connection to PostgreSQL falls silent for ever and does not end, as after a firewall has forgotten it; new ones
 * work. Only a time-out finds that out, for writers and for a subscriber alike.
 */
export async function silentConnection({ seed, rounds, report, createDatabase }: Context): Promise<Figures> {
  const direct = new URL(await createDatabase());
  const proxy = await TcpProxy.open(Number(direct.port));
  const url = Object.assign(new URL(direct), { port: `${proxy.port}` }).href;
  return withLoad({ url, writers: WRITERS, seed }, async (load) => {
    try {
      const follower = new Follower(url);
      for (let round = 1; round <= rounds; round++) {
        await load.untilMore(WRITERS);
        proxy.bury();
        report(`${round} of ${rounds} times silent`);
      }
      await load.untilMore(WRITERS);
      await load.stop();
      const events = await checkLog(direct.href, load.attempts);
      await follower.complete(events);
      return {
        'times silent for ever': rounds,
        writers: WRITERS,
        'acknowledged, each there once': load.attempts.count('acknowledged'),
        'told that the outcome is not known': load.attempts.errorCount,
        'longest wait for an answer, ms': load.attempts.longestMs,
        'events, dense and in order, each shown once to a subscriber': events,
      };
    } finally {
      // First of all: what is silent for ever would never end by itself.
      await proxy.close();
    }
  });
}
