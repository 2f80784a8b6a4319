import type { Pool } from 'pg';
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
  const { rows } = await pool.query<{ stream: string; differing: string }>(
    `select coalesce(a.stream, b.stream) as stream, count(*) over () as differing
     from (${one}) a full join (${other}) b on b.stream = a.stream
     where (a.rows, a.digest) is distinct from (b.rows, b.digest) order by 1 limit ${EXAMPLES}`,
    [position],
  );
  const differing = Number(rows[0]?.differing ?? 0);
  return { position, same: differing === 0, differing, examples: rows.map(({ stream }) => stream) };
}

/** Per stream, the number of rows and a digest of them, as they were at position $1. */
function digests(definition: ProjectionDefinition, generation: number): string {
  const [columns, condition] =
    definition.kind === 'timeline'
      ? [
          [
            'begins',
            'ends',
            'known_from',
            asOfIt('cut_at'),
            'case when cut_at <= $1 then cut_to end',
            asOfIt('known_until'),
            ...definition.keys.map(quoted),
            'content',
          ],
          'known_from <= $1',
        ]
      : [['position', 'type', 'actor', 'recorded_at', 'occurred', 'tags', 'text'], 'position <= $1'];
  const row = columns.map((column) => `coalesce((${column})::text, '')`).join(` || '|' || `);
  return `select stream, count(*) as rows, bit_xor(hashtextextended(${row}, 0)) as digest
    from ${tableOf(generation)} where ${condition} group by stream`;
}

/** A position at which something ends, where it had ended by position $1. */
function asOfIt(column: string): string {
  return `nullif(least(${column}, $1 + 1), $1 + 1)`;
}

function quoted(key: string): string {
  return `"${key}"`;
}
