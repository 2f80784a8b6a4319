import type { ClientBase, Pool } from 'pg';
import type { ProjectionDefinition } from './definition.js';
import { type Digest, type Digested, digestOf, hashOf, isSameDigest, rowsAsOf } from './digest.js';
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

/** Two generations of a projection, and what of them can be compared. */
export interface Compared extends Digested {
  readonly live: number;
  readonly made: number;
  /** False where the live rows are lost. */
  readonly isThere: boolean;
}

/** What both generations came to while one was filled. */
export interface Digests {
  readonly compared: Compared;
  readonly live: Digest;
  /** Undefined where it was not filled in one go. */
  readonly made: Digest | undefined;
}

const EXAMPLES = 20;

/**
 * Compares what a projection's new generation has with what the live one has. Where all of it has the digest that the live one
 * had before, no single stream is looked at.
 */
export async function compareWithLive(
  pool: Pool,
  definition: ProjectionDefinition,
  made: number,
  before: Digests | undefined,
): Promise<Comparison> {
  const now = await comparedWithLive(pool, definition, made);
  if (before?.compared.live !== now.live) return compareStreams(pool, now);
  const { compared, live } = before;
  if (!isSameDigest(before.made ?? (await digestGeneration(pool, compared, made)), live))
    return compareStreams(pool, compared);
  return { position: compared.position, same: true, differing: 0, examples: [] };
}

/** What of a generation can be compared with the live one. @param upTo how far it is to be */
export async function comparedWithLive(
  pool: Pool,
  { name, kind }: ProjectionDefinition,
  made: number,
  upTo?: bigint,
): Promise<Compared> {
  const { rows } = await pool.query<{ live: number; position: string; keys: readonly string[]; isThere: boolean }>(
    `select p.live, to_regclass(projection_table_name(p.live)) is not null as "isThere", least(l.position, coalesce($3, m.position)) as position,
       array(select unnest(l.keys) intersect select unnest(m.keys) order by 1) as keys
     from projection p join projection_generation l on l.generation = p.live join projection_generation m on m.generation = $2
     where p.name = $1`,
    [name, made, upTo],
  );
  const [{ position, ...compared }] = rows as [(typeof rows)[number]];
  return { kind, made, position: BigInt(position), ...compared };
}

/** All rows of a generation. */
export const digestGeneration = (pool: Pool, digested: Digested, generation: number): Promise<Digest> =>
  ask(pool, (client) => digestOf(client, digested, generation));

async function compareStreams(pool: Pool, compared: Compared): Promise<Comparison> {
  const { kind, keys, live, made, position, isThere } = compared;
  const other = digestsByStream(kind, keys, made);
  const one = isThere ? digestsByStream(kind, keys, live) : `select * from (${other}) lost where false`;
  const text = `select coalesce(a.stream, b.stream) as stream, count(*) over () as differing
     from (${one}) a full join (${other}) b using (id)
     where (a.rows, a.digest) is distinct from (b.rows, b.digest) order by 1 limit ${EXAMPLES}`;
  const { rows } = await ask(pool, (client) => client.query<{ stream: string; differing: string }>(text, [position]));
  const differing = Number(rows[0]?.differing ?? 0);
  return { position, same: differing === 0, differing, examples: rows.map(({ stream }) => stream) };
}

/** Asks with both parts of a timeline at once: each stream is in the same part of every generation. */
async function ask<Answer>(pool: Pool, question: (client: ClientBase) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    await client.query('set local enable_partitionwise_aggregate = on');
    await client.query('set local enable_partitionwise_join = on');
    // Enough for the digests of a part's streams; with less, whole rows would be sorted on disk.
    await client.query(`set local work_mem = '64MB'`);
    const answer = await question(client);
    await client.query('commit');
    failed = false;
    return answer;
  } finally {
    client.release(failed);
  }
}

function digestsByStream(kind: Compared['kind'], keys: readonly string[], generation: number): string {
  const { id, columns, condition } = rowsAsOf(kind, keys);
  return `select ${id} as id, min(stream) as stream, count(*) as rows, bit_xor(${hashOf(columns)}) as digest
    from ${tableOf(generation)} where ${condition} group by ${id}`;
}
