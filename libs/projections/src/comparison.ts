import type { Pool, QueryResult, QueryResultRow } from 'pg';
import type { ProjectionDefinition } from './definition.js';
import { tableOf } from './registry.js';

/** How the rows of two generations differ, both as of the last position that both have reached. */
export interface Comparison {
  readonly position: bigint;
  readonly same: boolean;
  /** How many streams have other rows. */
  readonly differing: number;
  /** Some of them, at most 20. */
  readonly examples: readonly string[];
}

const EXAMPLES = 20;

/** Compares what a projection's new generation has with what the live one has. */
export async function compareWithLive(
  pool: Pool,
  { name, kind }: ProjectionDefinition,
  made: number,
): Promise<Comparison> {
  const { rows: found } = await pool.query<{ live: number; position: string; keys: readonly string[] }>(
    `select p.live, least(l.position, m.position) as position,
       array(select unnest(l.keys) intersect select unnest(m.keys) order by 1) as keys
     from projection p join projection_generation l on l.generation = p.live join projection_generation m on m.generation = $2
     where p.name = $1`,
    [name, made],
  );
  const [{ live, position, keys }] = found as [{ live: number; position: string; keys: readonly string[] }];
  const [one, other] = [live, made].map((generation) => digests(kind, keys, generation));
  const { rows } = await inParts<{ stream: string; differing: string }>(
    pool,
    `select coalesce(a.stream, b.stream) as stream, count(*) over () as differing
     from (${one}) a full join (${other}) b using (id)
     where (a.rows, a.digest) is distinct from (b.rows, b.digest) order by 1 limit ${EXAMPLES}`,
    [position],
  );
  const differing = Number(rows[0]?.differing ?? 0);
  return {
    position: BigInt(position),
    same: differing === 0,
    differing,
    examples: rows.map(({ stream }) => stream),
  };
}

/** Asks with both parts of a timeline at once: each stream is in the same part of every generation. */
async function inParts<Row extends QueryResultRow>(
  pool: Pool,
  text: string,
  values: readonly unknown[],
): Promise<QueryResult<Row>> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    await client.query('set local enable_partitionwise_aggregate = on');
    await client.query('set local enable_partitionwise_join = on');
    // Enough for the digests of a part's streams; with less, whole rows would be sorted on disk.
    await client.query(`set local work_mem = '64MB'`);
    const result = await client.query<Row>(text, [...values]);
    await client.query('commit');
    failed = false;
    return result;
  } finally {
    client.release(failed);
  }
}

/**
 * Per stream, the number of rows and a digest of them, as they were at position $1. `id` tells the stream: the position of its
 * first event, where the rows have it.
 *
 * @param keys those that both generations have
 */
function digests(kind: ProjectionDefinition['kind'], keys: readonly string[], generation: number): string {
  const [id, columns, condition] =
    kind === 'timeline'
      ? [
          'opened',
          [
            'begins',
            'ends',
            'known_from',
            asOfIt('cut_at'),
            'case when cut_at <= $1 then cut_to end',
            asOfIt('known_until'),
            ...keys.map((key) => `"${key}"`),
            'hashtextextended(content::text, 0)',
          ],
          'known_from <= $1',
        ]
      : ['stream', ['position', 'type', 'actor', 'recorded_at', 'occurred', 'tags', 'text'], 'position <= $1'];
  return `select ${id} as id, min(stream) as stream, count(*) as rows,
      bit_xor(hash_record_extended(row(${columns.join(', ')}), 0)) as digest
    from ${tableOf(generation)} where ${condition} group by ${id}`;
}

/** A position at which something ends, where it had ended by position $1. */
function asOfIt(column: string): string {
  return `nullif(least(${column}, $1::bigint + 1), $1::bigint + 1)`;
}
