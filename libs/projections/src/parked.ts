import { ActaError } from '@acta/kernel';
import type { Pool } from 'pg';

/** A stream with an event that could not be applied: neither it nor what follows in that stream is shown. */
export interface ParkedStream {
  readonly projection: string;
  readonly stream: string;
  /** Of the event that fails. */
  readonly position: bigint;
  readonly error: string;
  readonly attempts: number;
  readonly parkedAt: string;
}

/** What is parked in the live generations, of one projection or of all. */
export async function parkedStreams(pool: Pool, name?: string): Promise<readonly ParkedStream[]> {
  const { rows } = await pool.query<Omit<ParkedStream, 'position'> & { position: string }>(
    `select p.name as projection, k.stream, k.position, k.error, k.attempts,
       to_char(k.parked_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "parkedAt"
     from projection_parked k join projection p on p.live = k.generation
     where $1::text is null or p.name = $1
     order by p.name, k.position`,
    [name],
  );
  return rows.map((row) => Object.assign(row, { position: BigInt(row.position) }));
}

/**
 * Asks for a parked stream (all of them without a stream) to be applied again; the worker that has the lease does so.
 * @returns how many streams
 */
export async function retryParked(pool: Pool, name: string, stream?: string): Promise<number> {
  const { rowCount } = await pool.query(
    `update projection_parked k set retry = true from projection p
     where p.live = k.generation and p.name = $1 and ($2::text is null or k.stream = $2)`,
    [name, stream],
  );
  return rowCount ?? 0;
}

/**
 * Leaves out the events of a parked stream from the one that fails up to a position, and has the rest applied. It holds for this
 * version of the projection, rebuilds included; answers that the stream touches stay `incomplete`. The decision to skip is the
 * caller's to record in the log.
 * @throws ActaError `not-parked`
 */
export async function skipParked(pool: Pool, name: string, stream: string, upTo: bigint): Promise<void> {
  const { rowCount } = await pool.query(
    `with parked as (
       update projection_parked k set retry = true from projection p join projection_generation g on g.generation = p.live
       where k.generation = g.generation and p.name = $1 and k.stream = $2 and k.position <= $3
       returning g.version, k.position
     ), skipped as (
       insert into projection_skip (projection, version, stream, position)
       select $1, parked.version, $2, e.position from parked join event e on e.stream = $2
       where e.position between parked.position and $3
       on conflict do nothing
     ) select from parked`,
    [name, stream, upTo],
  );
  if (rowCount) return;
  throw new ActaError(
    'not-found',
    'not-parked',
    `No event of ${stream} up to ${upTo} is parked in the projection ${name}.`,
  );
}

/** What a worker has to know before it applies events to a generation. */
export interface Exceptions {
  readonly parked: ReadonlySet<string>;
  /** The events, by position, that are left out. */
  readonly skipped: ReadonlySet<bigint>;
  readonly toRetry: readonly { readonly stream: string; readonly position: bigint }[];
}

export async function exceptionsOf(pool: Pool, generation: number): Promise<Exceptions> {
  const { rows } = await pool.query<{ stream: string; position: string; retry: boolean | null }>(
    `select stream, position, retry from projection_parked where generation = $1
     union all
     select s.stream, s.position, null from projection_skip s
     join projection_generation g on g.projection = s.projection and g.version = s.version where g.generation = $1`,
    [generation],
  );
  const parked = rows.filter(({ retry }) => retry !== null);
  return {
    parked: new Set(parked.map(({ stream }) => stream)),
    skipped: new Set(rows.filter(({ retry }) => retry === null).map(({ position }) => BigInt(position))),
    toRetry: parked
      .filter(({ retry }) => retry)
      .map(({ stream, position }) => ({ stream, position: BigInt(position) })),
  };
}
