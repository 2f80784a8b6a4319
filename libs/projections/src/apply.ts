import type { Pool } from 'pg';
import { type Changes, noChanges, openPieces, write } from './changes.js';
import type { ProjectionDefinition } from './definition.js';
import type { Lease } from './leases.js';
import type { LoggedEvent, LogReader, Place } from './log-reader.js';
import type { Exceptions } from './parked.js';
import { planEntries, planned, planTimeline } from './plan.js';

/** A generation that a worker writes, and what it needs for it. */
export interface Target {
  readonly pool: Pool;
  readonly log: LogReader;
  readonly definition: ProjectionDefinition;
  readonly lease: Lease;
  /** Of the lease, in milliseconds; every write renews it. */
  readonly duration: number;
  /** Called between streams, so that a long computation need not cost the lease. */
  readonly beat: () => Promise<void>;
}

type Histories = ReadonlyMap<string, readonly LoggedEvent[]>;

/**
 * Applies the events at these places, which follow the lease's position without a gap.
 * An event that the database refuses is found by halving, and parks its stream.
 * @param histories of at least the streams concerned, up to at least the last place
 * @returns false if the lease is lost
 */
export async function applyPlaces(
  target: Target,
  places: readonly Place[],
  histories: Histories,
  exceptions: Exceptions,
): Promise<boolean> {
  const last = places.at(-1);
  if (!last) return true;
  const streams = new Set<string>();
  for (const { stream } of places) if (concerns(target.definition, exceptions, stream)) streams.add(stream);
  try {
    const since = new Map([...streams].map((stream) => [stream, target.lease.position]));
    return await writeChanges(target, await changesOf(target, since, histories, exceptions, last.position));
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    if (places.length > 1) {
      const middle = Math.floor(places.length / 2);
      const first = await applyPlaces(target, places.slice(0, middle), histories, exceptions);
      const parked = first && (await nowParked(target, exceptions));
      return parked && (await applyPlaces(target, places.slice(middle), histories, parked));
    }
    const failures = [{ ...last, error: error.message }];
    return writeChanges(target, { ...noChanges, upTo: last.position, failures });
  }
}

/** Applies parked streams anew, from the event that failed up to the lease's position. */
export async function retryStreams(target: Target, exceptions: Exceptions): Promise<boolean> {
  const upTo = target.lease.position;
  const histories = await target.log.streams(
    exceptions.toRetry.map(({ stream }) => stream),
    upTo,
  );
  for (const { stream, position } of exceptions.toRetry) {
    const retried = { retried: [stream] };
    try {
      const changes = await changesOf(target, new Map([[stream, position - 1n]]), histories, exceptions, upTo);
      if (!(await writeChanges(target, { ...changes, ...retried }))) return false;
    } catch (error) {
      if (!isRefusedData(error)) throw error;
      const failures = [{ stream, position, error: error.message }];
      if (!(await writeChanges(target, { ...noChanges, ...retried, upTo, failures }))) return false;
    }
  }
  return true;
}

/** Whether a batch has to bring this stream's history. */
export function concerns({ streamPrefix }: ProjectionDefinition, { parked }: Exceptions, stream: string): boolean {
  return stream.startsWith(streamPrefix) && !parked.has(stream);
}

/** @param since by stream, the position up to which it is applied */
async function changesOf(
  { pool, definition, lease, beat }: Target,
  since: ReadonlyMap<string, bigint>,
  histories: Histories,
  { skipped }: Exceptions,
  upTo: bigint,
): Promise<Changes> {
  const streams = [...since.keys()];
  const timeline = definition.kind === 'timeline' && streams.length > 0;
  const open = timeline ? await openPieces(pool, lease.generation, definition.keys, streams) : undefined;
  const changes = { upTo, retried: [], failures: [], cut: [], closed: [], opened: [], entries: [] } as Mutable<Changes>;
  for (const [stream, after] of since) {
    await beat();
    const history = histories.get(stream) ?? [];
    const first = history[0]?.position ?? 0n;
    const events = history.filter(({ position }) => position <= upTo && !skipped.has(position));
    if (definition.kind === 'timeline') {
      const failure = planned(
        planTimeline(definition, events, after, open?.get(stream) ?? [], {
          cut: (one) => changes.cut.push({ ...one, stream }),
          closed: (one) => changes.closed.push({ ...one, stream }),
          opened: (one) => changes.opened.push({ ...one, stream, first }),
        }),
      );
      if (failure) changes.failures.push({ ...failure, stream });
    } else {
      const { entries, failure } = planned(planEntries(definition, events, after));
      changes.entries.push(...entries);
      if (failure) changes.failures.push({ ...failure, stream });
    }
  }
  return changes;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

function writeChanges({ pool, definition, lease, duration }: Target, changes: Changes): Promise<boolean> {
  return write(pool, definition.kind, lease, changes, duration);
}

/** The first half may have parked streams that the second half goes on with. */
async function nowParked({ pool, lease }: Target, exceptions: Exceptions): Promise<Exceptions> {
  const { rows } = await pool.query<{ stream: string }>('select stream from projection_parked where generation = $1', [
    lease.generation,
  ]);
  return { ...exceptions, parked: new Set(rows.map(({ stream }) => stream)) };
}

/** SQLSTATE of data exceptions, violated integrity and exceeded limits: the same data would be refused again. */
function isRefusedData(error: unknown): error is Error {
  const code = (error as { code?: unknown } | undefined)?.code;
  return error instanceof Error && typeof code === 'string' && /^(22|23|54)/.test(code);
}
