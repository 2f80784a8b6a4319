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

export async function compareGenerations(
  pool: Pool,
  definition: ProjectionDefinition,
  generations: readonly [number, number],
): Promise<Comparison> {
  const { rows: heads } = await pool.query<{ position: string }>(
    'select min(position) as position from projection_generation where generation = any($1)',
    [generations],
  );
  const position = BigInt(heads[0]?.position ?? 0);
  const [one, other] = generations.map((generation) => digests(definition, generation));
  const { rows } = await inParts<{ stream: string; differing: string }>(
    pool,
    `select coalesce(a.stream, b.stream) as stream, count(*) over () as differing
     from (${one}) a full join (${other}) b using (id)
     where (a.rows, a.digest) is distinct from (b.rows, b.digest) order by 1 limit ${EXAMPLES}`,
    [position],
  );
  const differing = Number(rows[0]?.differing ?? 0);
  return { position, same: differing === 0, differing, examples: rows.map(({ stream }) => stream) };
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
 */
function digests(definition: ProjectionDefinition, generation: number): string {
  const [id, columns, condition] =
    definition.kind === 'timeline'
      ? [
          'opened',
          [
            'begins',
            'ends',
            'known_from',
            asOfIt('cut_at'),
            'case when cut_at <= $1 then cut_to end',
            asOfIt('known_until'),
            ...definition.keys.map(quoted),
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

function quoted(key: string): string {
  return `"${key}"`;
}
