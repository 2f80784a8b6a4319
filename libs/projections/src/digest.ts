import type { ClientBase } from 'pg';
import type { ProjectionDefinition } from './definition.js';
import { tableOf } from './registry.js';

/** Which rows are digested, of whichever generation: as they were at a position, without the keys that only one of them has. */
export interface Digested {
  readonly kind: ProjectionDefinition['kind'];
  readonly position: bigint;
  readonly keys: readonly string[];
}

/** What rows come to, in any order: their number, and two combinations of their hashes. */
export interface Digest {
  readonly rows: bigint;
  readonly xor: bigint;
  readonly sum: bigint;
}

export const NO_ROWS: Digest = { rows: 0n, xor: 0n, sum: 0n };

export const joined = (a: Digest, b: Digest): Digest => ({
  rows: a.rows + b.rows,
  xor: a.xor ^ b.xor,
  sum: a.sum + b.sum,
});

export const isSameDigest = (a: Digest, b: Digest): boolean => a.rows === b.rows && a.xor === b.xor && a.sum === b.sum;

/** @param streams whose rows; absent: all */
export async function digestOf(
  client: ClientBase,
  { kind, keys, position }: Digested,
  generation: number,
  streams?: readonly string[],
): Promise<Digest> {
  const { columns, condition } = rowsAsOf(kind, keys);
  const { rows } = await client.query<Record<keyof Digest, string>>(
    `select count(*) as rows, coalesce(bit_xor(hash), 0) as xor, coalesce(sum(hash), 0) as sum
     from (select ${hashOf(['stream', ...columns])} as hash from ${tableOf(generation)}
       where ${condition} ${streams ? 'and stream = any ($2)' : ''}) hashed`,
    streams ? [position, streams] : [position],
  );
  const [{ rows: count, xor, sum }] = rows as [Record<keyof Digest, string>];
  return { rows: BigInt(count), xor: BigInt(xor), sum: BigInt(sum) };
}

export const hashOf = (columns: readonly string[]): string => `hash_record_extended(row(${columns.join(', ')}), 0)`;

/** Rows as they were at position $1. `id` tells their stream: the position of its first event, where they have it. */
export function rowsAsOf(kind: ProjectionDefinition['kind'], keys: readonly string[]) {
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
    'hashtextextended(content, 0)',
  ];
  return { id: 'opened', columns, condition: 'known_from <= $1' };
}

/** A position at which something ends, where it had ended by position $1. */
function asOfIt(column: string): string {
  return `nullif(least(${column}, $1::bigint + 1), $1::bigint + 1)`;
}
