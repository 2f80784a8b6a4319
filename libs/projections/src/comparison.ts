import type { Pool, QueryResultRow } from 'pg';
import type { ProjectionDefinition } from './definition.js';
import { tableOf } from './registry.js';

/** How the rows of two generations differ, both as of a position that both have reached. */
export interface Comparison {
  readonly position: bigint;
  readonly same: boolean;
  /** How many streams have other rows. */
  readonly differing: number;
  /** Some of them, at most 20. */
  readonly examples: readonly string[];
}

/** Two generations of a projection, and a position that both have reached. */
interface Compared {
  readonly kind: ProjectionDefinition['kind'];
  readonly live: number;
  readonly made: number;
  readonly position: bigint;
  /** Those that both have. */
  readonly keys: readonly string[];
}

/** What the live generation had when a rebuild began. */
export interface LiveDigest {
  readonly compared: Compared;
  readonly digest: string;
}

const EXAMPLES = 20;

/** @param upTo how far the new generation is to be */
export async function digestLive(
  pool: Pool,
  definition: ProjectionDefinition,
  made: number,
  upTo: bigint,
): Promise<LiveDigest> {
  const compared = await comparedWithLive(pool, definition, made, upTo);
  return { compared, digest: await digestOf(pool, compared, compared.live) };
}

/**
 * Compares what a projection's new generation has with what the live one has. Where all of it has the digest that the live one
 * had before, no single stream is looked at.
 */
export async function compareWithLive(
  pool: Pool,
  definition: ProjectionDefinition,
  made: number,
  before: LiveDigest | undefined,
): Promise<Comparison> {
  const now = await comparedWithLive(pool, definition, made);
  if (before?.compared.live !== now.live) return compareStreams(pool, now);
  const { compared, digest } = before;
  if ((await digestOf(pool, compared, made)) !== digest) return compareStreams(pool, compared);
  return { position: compared.position, same: true, differing: 0, examples: [] };
}

async function comparedWithLive(
  pool: Pool,
  { name, kind }: ProjectionDefinition,
  made: number,
  upTo?: bigint,
): Promise<Compared> {
  const { rows } = await pool.query<{ live: number; position: string; keys: readonly string[] }>(
    `select p.live, least(l.position, coalesce($3, m.position)) as position,
       array(select unnest(l.keys) intersect select unnest(m.keys) order by 1) as keys
     from projection p join projection_generation l on l.generation = p.live join projection_generation m on m.generation = $2
     where p.name = $1`,
    [name, made, upTo],
  );
  const [{ live, position, keys }] = rows as [{ live: number; position: string; keys: readonly string[] }];
  return { kind, live, made, position: BigInt(position), keys };
}

/** The number of a generation's rows, and two digests of all of them. */
async function digestOf(pool: Pool, { kind, keys, position }: Compared, generation: number): Promise<string> {
  const { columns, condition } = rowsAsOf(kind, keys);
  const [row] = await ask<{ digest: string }>(
    pool,
    `select concat_ws(' ', count(*), bit_xor(hash), sum(hash)) as digest
     from (select ${hashOf(['stream', ...columns])} as hash from ${tableOf(generation)} where ${condition}) hashed`,
    position,
  );
  return (row as { digest: string }).digest;
}

async function compareStreams(pool: Pool, { kind, keys, live, made, position }: Compared): Promise<Comparison> {
  const [one, other] = [live, made].map((generation) => digestsByStream(kind, keys, generation));
  const rows = await ask<{ stream: string; differing: string }>(
    pool,
    `select coalesce(a.stream, b.stream) as stream, count(*) over () as differing
     from (${one}) a full join (${other}) b using (id)
     where (a.rows, a.digest) is distinct from (b.rows, b.digest) order by 1 limit ${EXAMPLES}`,
    position,
  );
  const differing = Number(rows[0]?.differing ?? 0);
  return { position, same: differing === 0, differing, examples: rows.map(({ stream }) => stream) };
}

/** Asks with both parts of a timeline at once: each stream is in the same part of every generation. */
async function ask<Row extends QueryResultRow>(pool: Pool, text: string, position: bigint): Promise<readonly Row[]> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    await client.query('set local enable_partitionwise_aggregate = on');
    await client.query('set local enable_partitionwise_join = on');
    // Enough for the digests of a part's streams; with less, whole rows would be sorted on disk.
    await client.query(`set local work_mem = '64MB'`);
    const { rows } = await client.query<Row>(text, [position]);
    await client.query('commit');
    failed = false;
    return rows;
  } finally {
    client.release(failed);
  }
}

/** Per stream. `id` tells the stream: the position of its first event, where the rows have it. */
function digestsByStream(kind: Compared['kind'], keys: readonly string[], generation: number): string {
  const { id, columns, condition } = rowsAsOf(kind, keys);
  return `select ${id} as id, min(stream) as stream, count(*) as rows, bit_xor(${hashOf(columns)}) as digest
    from ${tableOf(generation)} where ${condition} group by ${id}`;
}

const hashOf = (columns: readonly string[]): string => `hash_record_extended(row(${columns.join(', ')}), 0)`;

/** Rows as they were at position $1. */
function rowsAsOf(kind: Compared['kind'], keys: readonly string[]) {
  if (kind === 'per-event') {
    const columns = ['position', 'type', 'actor', 'recorded_at', 'occurred', 'tags', 'text'];
    return { id: 'stream', columns, condition: 'position <= $1' };
  }
  const columns = [
    'begins',
    'ends',
    'known_from',
    asOfIt('cut_at'),
    'case when cut_at <= $1 then cut_to end',
    asOfIt('known_until'),
    ...keys.map((key) => `"${key}"`),
    'hashtextextended(content::text, 0)',
  ];
  return { id: 'opened', columns, condition: 'known_from <= $1' };
}

/** A position at which something ends, where it had ended by position $1. */
function asOfIt(column: string): string {
  return `nullif(least(${column}, $1::bigint + 1), $1::bigint + 1)`;
}
