import { Client } from 'pg';
import { rateOf } from '../harness/load.mjs';
import { newEvents, newStream } from '../harness/sample.mjs';
import { openActa } from '../targets/acta.mjs';
import { openPeers } from '../targets/peers.mjs';

const LENGTHS = [10, 1000];
const RAW = `select position, version, schema, id, recorded_at, stream, type, data, metadata
  from event where stream = $1 order by version`;

/** A whole stream, one reader, beside the prepared query that returns the same rows. */
export async function readStreamScenarios(server, { seconds, log }) {
  const acta = await openActa(server);
  const peers = await openPeers(server, log);
  const client = new Client({ connectionString: acta.url });
  await client.connect();

  const scenarios = [];
  for (const length of LENGTHS) {
    const stream = newStream();
    await acta.store.append([{ stream, expected: 'no-stream', events: newEvents(length) }]);
    for (const peer of Object.values(peers)) await peer.create(stream, length);
    const rate = (read) => () =>
      rateOf({
        writers: 1,
        seconds,
        work: async () => {
          const count = await read();
          if (count !== length) throw new Error(`read ${count} events of ${length}`);
        },
      });
    scenarios.push({
      name: `read-stream-${length}`,
      unit: 'streams/s',
      limit: 'raw-query',
      targets: {
        'raw-query': rate(async () => (await client.query({ name: 'raw', text: RAW, values: [stream] })).rows.length),
        acta: rate(async () => {
          let count = 0;
          for await (const event of acta.store.readStream(stream)) if (event.version) count++;
          return count;
        }),
        'acta-parsed': rate(async () => {
          let count = 0;
          for await (const event of acta.store.readStream(stream)) if (event.data && event.metadata) count++;
          return count;
        }),
        ...Object.fromEntries(Object.entries(peers).map(([name, peer]) => [name, rate(() => peer.readStream(stream))])),
      },
    });
  }
  return {
    scenarios,
    close: () => Promise.all([client.end(), acta.close(), ...Object.values(peers).map((peer) => peer.close())]),
  };
}
