import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, Pool } from 'pg';
import { rateOf, secondsOf } from '../harness/load.mjs';
import { METADATA } from '../harness/sample.mjs';
import { execute } from '../harness/server.mjs';
import { NAME, openDecisions } from './decisions.mjs';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
/** Up to here the rows are rebuilt; from here on a projector writes them, as it does every day. */
const REBUILT = EVENTS - Math.min(EVENTS / 20, 20_000);
const MOST_MB = 512;
const PER_FILE = 10;
const DAY = '2017-06-15';

const date = (day) => ({ earliest: day, edtf: day, latest: day, rule: 1 });
const amount = (min) => ({
  basis: 'increase',
  max: min,
  min,
  qualifier: 'exactly',
  rule: 1,
  unit: 'personnel',
  value: min,
});

/** The life of one file: what a decision's ten events usually are. `%1$s` is its number, `%2$s` its mission, `%3$s` its party. */
const LIFE = [
  [
    'DecisionOpened',
    { contributor: 'party-%3$s', kind: 'personnel', mission: 'mission-%2$s', title: 'File %1$s' },
    '2017-01-02',
  ],
  ['RequestMade', { amount: amount('100'), by: 'nato', to: 'party-%3$s' }, '2017-01-10'],
  ['StudyOpened', { body: 'staff' }, '2017-01-20'],
  ['StudyConcluded', { body: 'staff', outcome: 'feasible' }, '2017-02-20'],
  ['CommitmentMade', { amount: amount('80'), by: 'party-%3$s', to: 'nato' }, '2017-03-01'],
  ['ApprovalRequired', { body: 'council' }, '2017-03-02'],
  ['ApprovalPending', { body: 'council', due: date('2017-06-20') }, '2017-03-10'],
  ['ApprovalGranted', { amount: amount('80'), body: 'council' }, '2017-06-19'],
  ['DeploymentOrdered', { by: 'staff' }, '2017-07-01'],
  ['DeploymentRecorded', { amount: amount('80'), extent: 'fully' }, '2017-09-01'],
];

const entries = LIFE.map(([type, data, day]) => ({
  type,
  text: JSON.stringify({
    data,
    evidence: [{ published: { earliest: day, latest: day }, source: 'press' }],
    occurred: date(day),
  }),
}));

/** Files side by side in the log, each event a turn after the one before. */
const fill = (
  after,
  upTo,
) => `insert into event (position, recorded_at, version, schema, id, stream, type, data, metadata)
  select turn * files + file + 1, timestamptz '2017-01-01' + (turn * files + file) * interval '1 second', turn + 1, 1, gen_random_uuid(),
    'decision-file-' || file, (array[${entries.map(({ type }) => `'${type}'`)}])[turn + 1],
    format((array[${entries.map(({ text }) => `'${text}'`)}])[turn + 1], file, file % 30, file % 47), '${JSON.stringify(METADATA)}'
  from (select ${EVENTS / PER_FILE}::bigint as files) n, generate_series(0, files - 1) file, generate_series(0, ${PER_FILE - 1}) turn
  where turn * files + file between ${after} and ${upTo - 1}`;

/** A rebuild of the decisions' timeline, and looking up a mission and party as of a day and a position, beside the bare SQL. */
export async function projectionScenarios(server, { seconds, log }) {
  const url = await server.migrated('bench_projections');
  await execute(url, fill(0, REBUILT), 'vacuum analyze event');
  const pool = new Pool({ connectionString: url, max: 10 });
  const projections = await openDecisions(pool);
  await projections.rebuild(NAME);
  await execute(url, fill(REBUILT, EVENTS), 'vacuum analyze event');
  const projector = projections.projector({ onError: (error) => log(error.stack) });
  while (await projector.step());
  await projector.release();

  const view = await projections.view();
  const table = view.table(NAME);
  const knownAt = view.position / 2n;
  const client = new Client({ connectionString: url });
  await client.connect();
  const bare = async (known) => {
    const { rows } = await client.query({
      name: 'bare',
      text: `select content from ${table} where mission = $1 and party = $2 and begins <= $3::date and ends > $3::date
          and known_from <= $4::bigint and cut_at > $4::bigint
        union all select content from ${table} where mission = $1 and party = $2 and begins <= $3::date and cut_to > $3::date
          and cut_at <= $4::bigint and known_until > $4::bigint`,
      values: ['mission-7', 'party-7', DAY, known],
    });
    return rows.map(({ content }) => JSON.parse(content));
  };
  const asOf = (known) =>
    view.asOf(NAME, {
      validAt: DAY,
      knownAt: known,
      filter: { keys: { mission: 'mission-7', party: 'party-7' } },
    });
  const rate = (work) => () => rateOf({ writers: 1, seconds, work });
  const limit = 'bare-sql';
  return {
    scenarios: [
      {
        name: 'projections-as-of',
        unit: 'look-ups/s',
        limit,
        targets: { [limit]: rate(() => bare(knownAt)), acta: rate(() => asOf(knownAt)) },
      },
      {
        name: 'projections-diff',
        unit: 'look-ups/s',
        limit,
        targets: {
          [limit]: rate(async () => [await bare(knownAt), await bare(view.position)]),
          acta: rate(async () => [await asOf(knownAt), await asOf(view.position)]),
        },
      },
      {
        name: 'projections-rebuild',
        unit: 'events/s',
        limit: 'rows-copied',
        targets: {
          'rows-copied': async () => EVENTS / (await secondsOf(() => execute(url, ...copyOf(table)))),
          acta: async () => EVENTS / (await rebuiltIn(url, log)),
        },
      },
    ],
    close: () => Promise.all([client.end(), pool.end()]),
  };
}

/** What PostgreSQL itself takes to write the same rows, and to index them. */
const copyOf = (table) => [
  `create table bench_copy as select * from ${table}`,
  `create index on bench_copy (stream, known_until)`,
  `create index on bench_copy (mission, party, cut_at, ends, begins, known_from)`,
  `create index on bench_copy (mission, party, known_until, cut_to, begins, cut_at) where cut_to is not null`,
  `drop table bench_copy`,
];

/**
 * How many seconds a rebuild takes in a process of its own, whose memory is its alone. It counts if its rows are those that a
 * projector wrote.
 */
async function rebuiltIn(url, log) {
  const program = join(import.meta.dirname, 'rebuild.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [program, url]);
  const { seconds, peakMb, position, differing } = JSON.parse(stdout);
  log(
    `rebuild: ${seconds.toFixed(1)} s, at most ${peakMb} MB of memory, ${differing} streams differ at position ${position}`,
  );
  assert.equal(position, EVENTS, 'The rows are compared up to the last event');
  assert.equal(differing, 0, 'The rows are those that the projector wrote');
  assert.ok(peakMb <= MOST_MB, `No more than ${MOST_MB} MB of memory`);
  return seconds;
}
