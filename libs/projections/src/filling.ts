import { setImmediate as breathe, setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { digestLive, type LiveDigest } from './comparison.js';
import { addStream, type Chunk, copyRows, emptyChunk } from './copy-rows.js';
import { endsOf, readFreshRows } from './fresh-rows.js';
import { exceptionsOf } from './parked.js';
import type { Building } from './building.js';
import type { Phase } from './registry.js';
import { leaseLost } from './switching.js';

const CHUNK = 20_000;
/** A server that rebuilds goes on answering: between streams it is let breathe when it has computed for so many milliseconds. */
const BREATH_MS = 10;

interface Progress {
  readonly target: bigint;
  readonly builtTo: string;
  readonly eventsTotal: number;
  eventsDone: number;
}

/**
 * Copies the rows of all streams into a generation, up to the position that was the log's head when it was begun. Each chunk is
 * a transaction that says how far it goes, from where a later call goes on.
 * @returns what the live generation has; undefined where everything is copied already
 */
export async function fillGeneration(building: Building): Promise<LiveDigest | undefined> {
  const { log, definition, pool, lease, options, beat, report } = building;
  const progress = await begin(building);
  if (!progress) return undefined;
  // The database has the time for it while the rows are computed.
  const digesting = digestLive(pool, definition, lease.generation, progress.target);
  digesting.catch(() => undefined);
  const { skipped } = await exceptionsOf(pool, lease.generation);
  const began = performance.now();
  const doneBefore = progress.eventsDone;
  let chunk = emptyChunk();
  let writing: Promise<void> = Promise.resolve();

  const flush = async (full: Chunk): Promise<void> => {
    // One chunk is written while the next is computed.
    await writing;
    await beat();
    const done = progress.eventsDone + full.events - doneBefore;
    const { eventsPerSecond: limit } = options;
    if (limit !== undefined) await delay(Math.max(0, (done / limit) * 1000 - (performance.now() - began)));
    const rate = (done * 1000) / Math.max(1, performance.now() - began);
    writing = writeChunk(building, full, rate);
    writing.catch(() => undefined);
    progress.eventsDone += full.events;
    const { eventsDone, eventsTotal } = progress;
    const secondsLeft = rate > 0 ? (eventsTotal - eventsDone) / rate : 0;
    report({ phase: 'copying', eventsDone, eventsTotal, eventsPerSecond: rate, secondsLeft });
  };

  const { streamPrefix } = definition;
  let breathed = performance.now();
  for await (const history of log.byStream({ streamPrefix, upTo: progress.target, afterStream: progress.builtTo })) {
    addStream(chunk, definition, history, skipped);
    if (chunk.events >= (options.chunkSize ?? CHUNK)) {
      await flush(chunk);
      chunk = emptyChunk();
    }
    if (performance.now() - breathed > BREATH_MS) {
      await breathe();
      breathed = performance.now();
    }
  }
  await flush(chunk);
  await writing;
  await pool.query(`update projection_generation set phase = 'indexing' where generation = $1 and phase = 'copying'`, [
    lease.generation,
  ]);
  return digesting;
}

/** Where to go on; undefined when everything is copied already. */
async function begin({ pool, log, definition, lease }: Building): Promise<Progress | undefined> {
  const { streamPrefix } = definition;
  const target = await log.head();
  const { rows } = await pool.query<{
    phase: Phase;
    target: string;
    built_to: string;
    events_total: string;
    events_done: string;
  }>(
    `update projection_generation set position = coalesce(target, $2), target = coalesce(target, $2), built_to = coalesce(built_to, '')
     where generation = $1 and phase = 'copying' returning *`,
    [lease.generation, target],
  );
  const row = rows[0];
  if (!row) return undefined;
  const upTo = BigInt(row.target);
  const total = row.events_total ?? (await log.count({ streamPrefix, upTo }));
  await pool.query('update projection_generation set events_total = $2 where generation = $1', [
    lease.generation,
    total,
  ]);
  lease.position = upTo;
  return { target: upTo, builtTo: row.built_to, eventsTotal: Number(total), eventsDone: Number(row.events_done) };
}

async function writeChunk(building: Building, chunk: Chunk, eventsPerSecond: number): Promise<void> {
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
    await saveProgress(client, building, chunk, eventsPerSecond);
    await client.query('commit');
    await readFreshRows(client, ends);
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
