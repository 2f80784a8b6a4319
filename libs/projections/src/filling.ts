import { setImmediate as breathe, setTimeout as delay } from 'node:timers/promises';
import { comparedWithLive, digestGeneration, type Digests } from './comparison.js';
import { addStream, type Chunk, emptyChunk } from './copy-rows.js';
import { joined, NO_ROWS } from './digest.js';
import { exceptionsOf } from './parked.js';
import type { Building } from './building.js';
import type { Phase } from './registry.js';
import { writeChunk } from './write-chunk.js';

/** A chunk ends with the stream by which it has so many events, or rows of so many bytes: the rows of a few events may be many. */
const CHUNK = 20_000;
const CHUNK_BYTES = 16_000_000;
/** A server that rebuilds goes on answering, and its lease goes on: it is let breathe when it has computed for so many milliseconds. */
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
 * @returns what both have; undefined where everything is copied already, or the live rows are lost
 */
export async function fillGeneration(building: Building): Promise<Digests | undefined> {
  const { log, definition, pool, lease, options, beat, report } = building;
  const progress = await begin(building);
  if (!progress) return undefined;
  // The database has the time for digests while the rows are computed.
  const compared = await comparedWithLive(pool, definition, lease.generation, progress.target);
  const digesting = compared.isThere ? digestGeneration(pool, compared, compared.live) : undefined;
  digesting?.catch(() => undefined);
  // An index of events has none by which a chunk would be found.
  const digested = definition.kind === 'timeline' && progress.builtTo === '' ? compared : undefined;
  let made = digested && NO_ROWS;
  const { skipped } = await exceptionsOf(pool, lease.generation);
  const began = performance.now();
  const doneBefore = progress.eventsDone;
  let chunk = emptyChunk();
  let writing = Promise.resolve(made);

  const written = async (): Promise<void> => {
    const digest = await writing;
    made = made && digest && joined(made, digest);
  };

  const flush = async (full: Chunk): Promise<void> => {
    // One chunk is written while the next is computed.
    await written();
    await beat();
    const done = progress.eventsDone + full.events - doneBefore;
    const { eventsPerSecond: limit } = options;
    if (limit !== undefined) await delay(Math.max(0, (done / limit) * 1000 - (performance.now() - began)));
    const rate = (done * 1000) / Math.max(1, performance.now() - began);
    writing = writeChunk(building, full, rate, digested);
    writing.catch(() => undefined);
    progress.eventsDone += full.events;
    const { eventsDone, eventsTotal } = progress;
    const secondsLeft = rate > 0 ? (eventsTotal - eventsDone) / rate : 0;
    report({ phase: 'copying', eventsDone, eventsTotal, eventsPerSecond: rate, secondsLeft });
  };

  const { streamPrefix } = definition;
  let breathed = performance.now();
  for await (const history of log.byStream({ streamPrefix, upTo: progress.target, afterStream: progress.builtTo })) {
    for (const _ of addStream(chunk, definition, history, skipped)) {
      if (performance.now() - breathed < BREATH_MS) continue;
      await breathe();
      breathed = performance.now();
    }
    if (chunk.events >= (options.chunkSize ?? CHUNK) || chunk.rows.size >= CHUNK_BYTES) {
      await flush(chunk);
      chunk = emptyChunk();
    }
  }
  await flush(chunk);
  await written();
  await pool.query(`update projection_generation set phase = 'indexing' where generation = $1 and phase = 'copying'`, [
    lease.generation,
  ]);
  const live = await digesting;
  return live && { compared, live, made };
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
