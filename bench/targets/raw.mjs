import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { isInstalled, pgbench } from '../harness/program.mjs';
import { DATA, METADATA, newEvent, newEvents, newStream, TYPE } from '../harness/sample.mjs';
import { execute } from '../harness/server.mjs';

/** A table of the same shape and indexes as Acta's, written without any guarantee. */
const TABLE = `create table event (
  position bigint generated always as identity primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  version bigint not null,
  schema integer not null,
  id uuid not null unique,
  stream text collate "C" not null,
  type text collate "C" not null,
  data text not null,
  metadata text not null,
  unique (stream, version)
)`;

const INSERT = `insert into event (version, schema, id, stream, type, data, metadata) values`;
const SINGLE_ROW = `\\set version random(1, 9000000000000000000)
${INSERT} (:version, 1, gen_random_uuid(), 'decision-be-reinforcement-' || :client_id, '${TYPE}',
  '${JSON.stringify(DATA)}', '${JSON.stringify(METADATA)}');
`;
const PREPARED = `${INSERT} ($1, $2, $3, $4, $5, $6, $7)`;
const UNNEST = `insert into event (version, schema, id, stream, type, data, metadata) select * from
  unnest($1::bigint[], $2::integer[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[])`;

export async function openRaw(server, database = 'bench_raw') {
  const url = await server.database(database);
  await execute(url, TABLE);
  const script = join(await mkdtemp(join(tmpdir(), 'acta-bench-')), 'insert.sql');
  await writeFile(script, SINGLE_ROW);
  const client = await connect(url);
  const writing = [client];
  return {
    url,
    hasPgbench: isInstalled('pgbench'),
    /** One prepared single-row INSERT per transaction. */
    pgbench: (writers, seconds) => pgbench({ url, script, writers, seconds }),
    /** The same by the driver that Acta uses, each writer on a connection of its own. */
    async writer(writers) {
      while (writing.length < writers) writing.push(await connect(url));
      const stream = newStream();
      const versions = Array.from({ length: writers }, () => 0);
      return (writer) => {
        const { id, type, schema, data, metadata } = newEvent();
        const place = [++versions[writer], schema, id, `${stream}-${writer}`];
        const values = [...place, type, JSON.stringify(data), JSON.stringify(metadata)];
        return writing[writer].query({ name: 'insert', text: PREPARED, values });
      };
    },
    /** A batch as one prepared INSERT … SELECT FROM unnest. */
    async insertBatch(count) {
      const stream = newStream();
      const events = newEvents(count);
      const values = [
        events.map((_, index) => index + 1),
        events.map(({ schema }) => schema),
        events.map(({ id }) => id),
        events.map(() => stream),
        events.map(({ type }) => type),
        events.map(({ data }) => JSON.stringify(data)),
        events.map(({ metadata }) => JSON.stringify(metadata)),
      ];
      await client.query({ name: 'insert_batch', text: UNNEST, values });
    },
    close: () => Promise.all(writing.map((one) => one.end())),
  };
}

async function connect(url) {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
