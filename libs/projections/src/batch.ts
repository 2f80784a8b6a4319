import type { Pool } from 'pg';
import { applyPlaces, concerns, type Target } from './apply.js';
import type { LogReader } from './log-reader.js';
import { type Exceptions, exceptionsOf } from './parked.js';

/** A generation with what is out of the ordinary about it at the moment. */
export interface Member {
  readonly target: Target;
  readonly exceptions: Exceptions;
}

export interface BatchResult {
  /** Up to which the log was read; undefined where nothing followed. */
  readonly position: bigint | undefined;
  readonly lost: readonly Member[];
}

export async function memberOf(pool: Pool, target: Target): Promise<Member> {
  return { target, exceptions: await exceptionsOf(pool, target.lease.generation) };
}

/** Takes generations that stand at the same position one batch on, with one scan of the log. */
export async function applyBatch(
  log: LogReader,
  members: readonly Member[],
  after: bigint,
  limit: number,
): Promise<BatchResult> {
  const places = await log.placesAfter(after, limit);
  const last = places.at(-1);
  if (!last) return { position: undefined, lost: [] };
  const streams = new Set<string>();
  for (const { stream } of places) {
    if (members.some(({ target, exceptions }) => concerns(target.definition, exceptions, stream))) streams.add(stream);
  }
  const histories = await log.streams([...streams], last.position);
  const kept = await Promise.all(
    members.map(({ target, exceptions }) => applyPlaces(target, places, histories, exceptions)),
  );
  return { position: last.position, lost: members.filter((_, index) => !kept[index]) };
}
