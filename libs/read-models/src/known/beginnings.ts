import type { Pool } from 'pg';

/** Where a stream begins in the log. */
export interface Beginning {
  readonly position: bigint;
  readonly recordedAt: string;
}

/** Where these streams begin; one without an event is left out. What they say need not be understood. */
export async function beginnings(pool: Pool, streams: readonly string[]): Promise<ReadonlyMap<string, Beginning>> {
  const { rows } = await pool.query<{ stream: string; position: string; recorded_at: Date }>(
    'select stream, position, recorded_at from event where stream = any($1) and version = 1',
    [streams],
  );
  return new Map(
    rows.map(({ stream, position, recorded_at: at }) => [
      stream,
      { position: BigInt(position), recordedAt: at.toISOString() },
    ]),
  );
}
