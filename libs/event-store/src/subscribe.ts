import { setTimeout as delay } from 'node:timers/promises';
import { ActaError, type RecordedEvent } from '@acta/kernel';
import type { EventStore } from './port.js';

export interface SubscribeOptions {
  /** Begin with what comes after this position; default 0n. */
  readonly after?: bigint;
  /** Ends the subscription, without an error. */
  readonly signal?: AbortSignal;
}

const MAX_PAUSE_MS = 1000;
/** Troubles of the database that pass. */
const PASSING = new Set(['database-unreachable', 'database-out-of-resources']);

/**
 * Every event after a position, in order and once each: first what is recorded, then what comes, without an end. While
 * the database is lost, or has no room, it waits, and goes on where it was.
 *
 * @example
 * for await (const event of subscribe(store, { after: checkpoint, signal })) show(event);
 */
export async function* subscribe(store: EventStore, options: SubscribeOptions = {}): AsyncIterable<RecordedEvent> {
  const { signal = new AbortController().signal } = options;
  let position = options.after ?? 0n;
  let failures = 0;
  for (;;) {
    try {
      for await (const event of store.readAll({ after: position })) {
        if (signal.aborted) return;
        position = event.position;
        yield event;
      }
      failures = 0;
    } catch (error) {
      if (!isPassing(error)) throw error;
      await delay(Math.min(25 * 2 ** failures++, MAX_PAUSE_MS), undefined, { signal }).catch(() => undefined);
    }
    if (failures === 0) await store.waitForMore(position, signal);
    if (signal.aborted) return;
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof ActaError && PASSING.has(error.code);
}
