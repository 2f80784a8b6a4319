import type { ClientBase } from 'pg';
import type { ProjectionDefinition } from './definition.js';
import { tableOf } from './registry.js';

/** Where the rows of each of a generation's tables end: the number of its pages. */
export interface Ends {
  readonly tables: readonly string[];
  readonly pages: readonly string[];
}

export async function endsOf(client: ClientBase, { kind }: ProjectionDefinition, generation: number): Promise<Ends> {
  const table = tableOf(generation);
  const tables = kind === 'timeline' ? [`${table}_0`, `${table}_1`] : [table];
  const { rows } = await client.query<{ pages: string[] }>(
    `select array_agg(pg_relation_size(name::regclass) / current_setting('block_size')::integer order by place) as pages
     from unnest($1::text[]) with ordinality t (name, place)`,
    [tables],
  );
  return { tables, pages: (rows[0] as { pages: string[] }).pages };
}

/**
 * Reads the rows that were committed since. The first reader of a row notes down in it that it is committed, which changes its
 * page. That is free while the page is new; after a checkpoint the page goes into the write-ahead log once more, whole.
 */
export async function readFreshRows(client: ClientBase, { tables, pages }: Ends): Promise<void> {
  for (const [index, table] of tables.entries()) {
    await client.query(`select count(*) from ${table} where ctid >= '(${pages[index]},0)'`);
  }
}
