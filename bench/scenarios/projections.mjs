import { Client, Pool } from 'pg';
import { lift } from '../../dist/libs/domain/src/index.js';
import { PostgresLogReader, Projections } from '../../dist/libs/projections/src/index.js';
import { timelines } from '../../dist/libs/read-models/src/index.js';
import { rateOf, secondsOf } from '../harness/load.mjs';
import { METADATA } from '../harness/sample.mjs';
import { execute } from '../harness/server.mjs';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
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
const FILL = `insert into event (position, recorded_at, version, schema, id, stream, type, data, metadata)
  select turn * files + file + 1, timestamptz '2017-01-01' + (turn * files + file) * interval '1 second', turn + 1, 1, gen_random_uuid(),
    'decision-file-' || file, (array[${entries.map(({ type }) => `'${type}'`)}])[turn + 1],
    format((array[${entries.map(({ text }) => `'${text}'`)}])[turn + 1], file, file % 30, file % 47), '${JSON.stringify(METADATA)}'
  from (select ${EVENTS / PER_FILE}::bigint as files) n, generate_series(0, files - 1) file, generate_series(0, ${PER_FILE - 1}) turn`;

/** A rebuild of the decisions' timeline, and looking up a mission and party as of a day and a position, beside the bare SQL. */
export async function projectionScenarios(server, { seconds }) {
  const url = await server.migrated('bench_projections');
  await execute(url, FILL, 'vacuum analyze event');
  const pool = new Pool({ connectionString: url, max: 10 });
  const definition = timelines.find(({ name }) => name === 'decision');
  const projections = new Projections({ pool, log: new PostgresLogReader(pool, { lift }), definitions: [definition] });
  await projections.ensure();
  const rebuild = () => projections.rebuild(definition.name, { takeOver: 'always' });
  await rebuild();

  const view = await projections.view();
  const table = view.table(definition.name);
  const knownAt = view.position / 2n;
  const client = new Client({ connectionString: url });
  await client.connect();
  const bare = (known) =>
    client.query({
      name: 'bare',
      text: `select content from ${table} where mission = $1 and party = $2 and begins <= $3::date and ends > $3::date
          and known_from <= $4::bigint and cut_at > $4::bigint
        union all select content from ${table} where mission = $1 and party = $2 and begins <= $3::date and cut_to > $3::date
          and cut_at <= $4::bigint and known_until > $4::bigint`,
      values: ['mission-7', 'party-7', DAY, known],
    });
  const asOf = (known) =>
    view.asOf(definition.name, {
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
        limit: 'log-read',
        targets: {
          'log-read': async () => EVENTS / (await secondsOf(() => execute(url, 'select max(length(data)) from event'))),
          acta: async () => EVENTS / (await secondsOf(rebuild)),
        },
      },
    ],
    close: () => Promise.all([client.end(), pool.end()]),
  };
}
