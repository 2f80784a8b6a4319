import { setTimeout as delay } from 'node:timers/promises';
import { ActaError } from '@acta/kernel';
import type { Pool } from 'pg';

const POLL_MS = 20;

interface Waiter {
  readonly position: bigint;
  readonly names: readonly string[];
  readonly resolve: () => void;
}

/** Lets readers wait until projections show a position; all of a process's waiters share one query. */
export class Waiting {
  readonly #pool: Pool;
  readonly #waiters = new Set<Waiter>();
  #polling = false;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** @throws ActaError `position-not-shown` (unavailable) after `timeoutMs` */
  async until(position: bigint, names: readonly string[], timeoutMs: number): Promise<void> {
    let waiter: Waiter | undefined;
    const shown = new Promise<true>((resolve) => {
      waiter = { position, names, resolve: () => resolve(true) };
      this.#waiters.add(waiter);
    });
    void this.#poll();
    const ended = new AbortController();
    const late = delay(timeoutMs, false, { signal: ended.signal }).catch(() => false);
    const inTime = await Promise.race([shown, late]);
    ended.abort();
    if (waiter) this.#waiters.delete(waiter);
    if (inTime) return;
    const message = `Position ${position} is not shown yet after ${timeoutMs} ms; try again later.`;
    throw new ActaError('unavailable', 'position-not-shown', message, [], { position: `${position}`, retryAfter: 1 });
  }

  async #poll(): Promise<void> {
    if (this.#polling) return;
    this.#polling = true;
    while (this.#waiters.size > 0) {
      // A failing query is tried again until the waiters' time is over.
      const positions = await this.#positions().catch(() => new Map<string, bigint>());
      for (const waiter of this.#waiters) {
        if (waiter.names.every((name) => (positions.get(name) ?? -1n) >= waiter.position)) {
          this.#waiters.delete(waiter);
          waiter.resolve();
        }
      }
      if (this.#waiters.size > 0) await delay(POLL_MS);
    }
    this.#polling = false;
  }

  async #positions(): Promise<ReadonlyMap<string, bigint>> {
    const { rows } = await this.#pool.query<{ name: string; position: string }>(
      'select p.name, g.position from projection p join projection_generation g on g.generation = p.live',
    );
    return new Map(rows.map(({ name, position }) => [name, BigInt(position)]));
  }
}
