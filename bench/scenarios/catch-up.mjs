import { once } from 'node:events';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { secondsOf } from '../harness/load.mjs';
import { isInstalled, psqlCopy } from '../harness/program.mjs';
import { DATA, METADATA, TYPE } from '../harness/sample.mjs';
import { execute } from '../harness/server.mjs';
import { openActa } from '../targets/acta.mjs';

const EVENTS = 1_000_000;
const STREAMS = 5000;
const COPY = `copy (select position, version, schema, id, recorded_at, stream, type, data, metadata
  from event order by position) to stdout`;

/** Reading the whole log, by one reader; once without looking at what events hold, once with their data parsed. */
export async function catchUpScenarios(server) {
  const acta = await openActa(server, 'bench_catch_up');
  await execute(acta.url, fill(), 'vacuum analyze event');

  const rate = (read) => async () => EVENTS / (await secondsOf(read));
  const scenarios = [
    {
      name: 'catch-up-1m',
      unit: 'events/s',
      limit: 'psql-copy',
      targets: {
        ...(isInstalled('psql') && { 'psql-copy': rate(() => psqlCopy({ url: acta.url, sql: COPY })) }),
        acta: rate(() => consume(acta.store.readAll(), ({ position }) => position)),
        'acta-batches': rate(() => consume(acta.store.readBatches(), (batch) => batch.length)),
      },
    },
    {
      name: 'catch-up-1m-parsed',
      unit: 'events/s',
      limit: 'copy-and-parse',
      targets: {
        'copy-and-parse': rate(() => copyAndParse(acta.url)),
        acta: rate(() => consume(acta.store.readAll(), ({ data }) => data.by)),
      },
    },
  ];
  return { scenarios, close: () => acta.close() };
}

/** Straight into the table: what is measured is reading. */
function fill() {
  return `insert into event (position, recorded_at, version, schema, id, stream, type, data, metadata)
    select n, timestamptz '2026-01-01' + n * interval '1.234567 ms', (n - 1) / ${STREAMS} + 1, 1, gen_random_uuid(),
      'decision-be-reinforcement-' || n % ${STREAMS}, '${TYPE}', '${JSON.stringify(DATA)}', '${JSON.stringify(METADATA)}'
    from generate_series(1, ${EVENTS}) n`;
}

async function consume(items, look) {
  let seen = 0;
  for await (const item of items) if (look(item)) seen++;
  if (seen === 0) throw new Error('nothing was read');
}

/** The least that a reader in this language does: split COPY's lines, and parse the data of each. */
async function copyAndParse(url) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const stream = client.query(copyTo(COPY));
  let rest = '';
  let seen = 0;
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) if (JSON.parse(line.split('\t')[7]).by) seen++;
  });
  await once(stream, 'end');
  await client.end();
  if (seen !== EVENTS) throw new Error(`read ${seen} events of ${EVENTS}`);
}
