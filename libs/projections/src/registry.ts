import type { Pool } from 'pg';
import type { ProjectionDefinition } from './definition.js';

/** The state of a generation's table: being filled, filled and without indexes, or fit to answer. */
export type Phase = 'copying' | 'indexing' | 'ready';

/** Makes what a projection needs where it is not there yet; an empty generation answers from the beginning. */
export async function ensureProjections(pool: Pool, definitions: readonly ProjectionDefinition[]): Promise<void> {
  for (const definition of definitions) await createGeneration(pool, definition, false);
}

/** @returns the new generation, or the live one where the projection exists and no rebuild is asked for */
export async function createGeneration(
  pool: Pool,
  definition: ProjectionDefinition,
  rebuild: boolean,
): Promise<number> {
  const { kind, name, version } = definition;
  const { keys, sparse = [] } = kind === 'timeline' ? definition : { keys: [] };
  const { rows } = await pool.query<{ generation: number }>(
    'select projection_create_generation($1, $2, $3, $4, $5, $6) as generation',
    [name, kind, version, keys, sparse, rebuild],
  );
  return (rows[0] as { generation: number }).generation;
}

/** The table of a generation's rows; the function `projection_table_name` says the same. */
export function tableOf(generation: number): string {
  return `projection_rows_${generation}`;
}

/** The table of the streams that ever had rows in a generation of a timeline, with their keys. */
export function streamsTableOf(generation: number): string {
  return `${tableOf(generation)}_streams`;
}
