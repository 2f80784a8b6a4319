import type { PoolClient } from 'pg';
import type { Building } from './building.js';
import { type Chunk, copyRows } from './copy-rows.js';
import { type Digest, type Digested, digestOf } from './digest.js';
import { endsOf, readFreshRows } from './fresh-rows.js';
import { leaseLost } from './switching.js';

/**
 * Writes the rows of some streams and how far the generation is filled with them, in one transaction.
 * @param digested which of the rows to digest; absent: none
 * @returns what they come to
 */
export async function writeChunk(
  building: Building,
  chunk: Chunk,
  eventsPerSecond: number,
  digested: Digested | undefined,
): Promise<Digest | undefined> {
  const { pool, definition, lease, leaseMs } = building;
  const client = await pool.connect();
  // A connection that ends between two statements tells nobody else, and would take the process with it.
  const ended = (): void => undefined;
  client.on('error', ended);
  let failure: unknown;
  try {
    await client.query('begin');
    // This transaction is held by a client: should it freeze, the server ends it, and somebody else can go on.
    await client.query(`set local idle_in_transaction_session_timeout = ${Math.ceil(leaseMs)}`);
    const ends = await endsOf(client, definition, lease.generation);
    await copyRows(client, definition, lease.generation, chunk);
    // Without statistics the planner would read the whole table for them.
    if (digested) await client.query('set local enable_seqscan = off');
    const digest = digested && (await digestOf(client, digested, lease.generation, chunk.streams));
    await saveProgress(client, building, chunk, eventsPerSecond);
    await client.query('commit');
    await readFreshRows(client, ends);
    return digest;
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    if (failure === undefined) client.off('error', ended);
    // The end of the connection is the end of the transaction.
    client.release(failure !== undefined);
  }
}

async function saveProgress(
  client: PoolClient,
  { lease, definition, leaseMs }: Building,
  chunk: Chunk,
  rate: number,
): Promise<void> {
  const { rowCount } = await client.query(
    `update projection_generation set built_to = coalesce($3, built_to), events_done = events_done + $4,
       events_per_second = $5, leased_until = clock_timestamp() + $6 * interval '1 millisecond'
     where generation = $1 and epoch = $2`,
    [lease.generation, lease.epoch, chunk.streams.at(-1), chunk.events, rate, leaseMs],
  );
  if (!rowCount) throw leaseLost(definition.name);
  for (const { stream, position, error } of chunk.failures) {
    await client.query('insert into projection_parked (generation, stream, position, error) values ($1, $2, $3, $4)', [
      lease.generation,
      stream,
      position,
      error,
    ]);
  }
}
