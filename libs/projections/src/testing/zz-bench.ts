import { Pool } from 'pg';
import { migrations } from '../../../../migrations/index.js';
import { PostgresLogReader } from '../postgres-log-reader.js';
import { Projections } from '../projections.js';

const [, , url, what, count] = process.argv;
const pool = new Pool({ connectionString: url, max: 10 });
const N = Number(count ?? 1_000_000);
const STREAMS = N / 10;
const definition = {
  kind: 'timeline' as const,
  name: 'levels',
  version: 1,
  streamPrefix: 'decision-',
  keys: ['mission', 'party'],
  pieces(events: any) {
    const facts = events
      .map((e: any) => e.data)
      .filter((d: any) => d.data)
      .toSorted((a: any, b: any) => (a.occurred.latest < b.occurred.latest ? -1 : 1));
    const state: any = {
      title: 'Reinforcement of the mission',
      kind: 'personnel',
      contributor: '',
      requests: [],
      commitments: [],
      approvals: [],
      deployments: [],
      status: { state: 'open' },
    };
    const out: any[] = [];
    facts.forEach((f: any, i: number) => {
      const until = facts[i + 1]?.occurred.latest ?? null;
      state.commitments = [
        { event: f.data.n, status: 'made', amount: f.data.amount, occurred: f.occurred, certain: true },
      ];
      if (until === f.occurred.latest) return;
      out.push({
        from: f.occurred.latest,
        until,
        row: { ...state },
        keys: { mission: f.data.mission, party: f.data.party },
      });
    });
    return out;
  },
};
if (what === 'setup') {
  for (const M of migrations) await new M().up({ query: (sql: string, p?: any) => pool.query(sql, p) } as never);
  await pool.query(
    `insert into event (position, recorded_at, version, schema, id, stream, type, data, metadata)
   select p, timestamptz '2020-01-01' + p * interval '1 second', (p - 1) / $1 + 1, 1, gen_random_uuid(), 'decision-' || lpad(((p * 7919) % $1)::text, 7, '0') || '-reinforcement', 'CommitmentMade',
     format('{"data":{"amount":{"basis":"increase","max":"%s","min":"%s","qualifier":"exactly","unit":"personnel"},"by":"party-%s","mission":"mission-%s","n":%s,"party":"party-%s"},"evidence":[{"published":{"earliest":"2017-11-07","latest":"2017-11-07"},"quote":"the staff says that so many more will go","source":"press-2017-11-07"}],"occurred":{"earliest":"%s","edtf":"%s","latest":"%s","rule":1}}',
       p % 100, p % 100, p % 47, p % 30, p, p % $1 % 47, d, d, d),
     '{"actor":"3f1f0a3e-0000-4000-8000-000000000001","commandId":"3f1f0a3e-0000-4000-8000-000000000002","requestHash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}'
   from (select p, date '2015-01-01' + ((p - 1) / $1 * 30 + p % 17)::int as d from generate_series(1::bigint, ${N}) p) s order by p`,
    [STREAMS],
  );
  await pool.query('vacuum analyze event');
  console.log((await pool.query('select count(*), count(distinct stream) from event')).rows);
} else {
  const projections = new Projections({ pool, log: new PostgresLogReader(pool), definitions: [definition] });
  await projections.ensure();
  const began = performance.now();
  let peak = 0;
  setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 100).unref();
  let phase = '';
  const r = await projections.rebuild('levels', {
    onProgress: (s) => {
      if (s.phase !== phase) console.log((phase = s.phase), Math.round(performance.now() - began));
    },
  });
  console.log(
    r,
    Math.round(performance.now() - began),
    'ms',
    Math.round(N / ((performance.now() - began) / 1000)),
    'ev/s',
    Math.round(peak / 1e6),
    'MB',
  );
  console.log(
    (await pool.query(`select count(*), count(*) filter (where upper_inf(known)) from projection_rows_${r.generation}`))
      .rows,
  );
}
await pool.end();
