import { rateOf } from '../harness/load.mjs';
import { openActa } from '../targets/acta.mjs';
import { openPeers } from '../targets/peers.mjs';
import { openRaw } from '../targets/raw.mjs';

const WRITERS = [1, 8, 32, 128];
const BATCH = 100;

/** One event per append at several degrees of concurrency, and a batch of 100 in one append. */
export async function appendScenarios(server, { seconds, log }) {
  const acta = await openActa(server);
  const raw = await openRaw(server);
  const peers = await openPeers(server, log);
  const stores = { acta, ...peers };
  const perStore = (target) => Object.fromEntries(Object.entries(stores).map(([name, store]) => [name, target(store)]));

  const singles = WRITERS.map((writers) => ({
    name: `append-${writers}`,
    unit: 'appends/s',
    limit: 'pgbench',
    targets: {
      ...(raw.hasPgbench && { pgbench: () => raw.pgbench(writers, seconds) }),
      'raw-pg': async () => rateOf({ writers, seconds, work: await raw.writer(writers) }),
      ...perStore((store) => () => rateOf({ writers, seconds, work: store.appender() })),
    },
  }));
  const batch = {
    name: `append-batch-${BATCH}`,
    unit: 'events/s',
    limit: 'raw-unnest',
    targets: {
      'raw-unnest': async () => BATCH * (await rateOf({ writers: 1, seconds, work: () => raw.insertBatch(BATCH) })),
      ...perStore((store) => async () => BATCH * (await rateOf({ writers: 1, seconds, work: store.appender(BATCH) }))),
    },
  };
  return {
    scenarios: [...singles, batch],
    close: () => Promise.all([acta, raw, ...Object.values(peers)].map((target) => target.close())),
  };
}
