import { setTimeout as delay } from 'node:timers/promises';
import type { Adapters } from '@acta/application';
import { ActaError } from '@acta/kernel';
import { tellAhead, untold } from '@acta/read-models';

/** How long it waits where nothing is left to tell, and where something went wrong, in milliseconds. */
const IDLE_MS = 1000;
const TROUBLED_MS = 60_000;
/** How many it goes through before it looks for newer ones. */
const AT_ONCE = 100;

export interface TellingOptions {
  readonly signal: AbortSignal;
  /** Whether it is this process that tells, of several. */
  readonly isOurs: () => boolean;
  readonly onError: (error: unknown) => void;
}

/**
 * Tells ahead what corrections change, the newest first, so that who asks need not wait for it. Half of the time is left to others.
 * @returns once the signal is given
 */
export async function tellCorrections(adapters: Adapters, { signal, isOurs, onError }: TellingOptions): Promise<void> {
  /** They are looked into when they are asked about. */
  const failed = new Set<bigint>();
  let done = 0n;
  const pause = (ms: number) => delay(ms, undefined, { signal }).catch(() => undefined);

  /** @returns how long to wait for the next round */
  async function round(): Promise<number> {
    const view = await adapters.projections.view();
    if (view.incomplete.length > 0) return IDLE_MS;
    const source = { ...adapters, view };
    const found = await untold(source, done, AT_ONCE + failed.size);
    const places = found.filter(({ position }) => !failed.has(position));
    for (const place of places) {
      if (signal.aborted) return 0;
      const began = performance.now();
      try {
        await tellAhead(source, place);
      } catch (error) {
        failed.add(place.position);
        onError(error);
        return IDLE_MS;
      }
      await pause(performance.now() - began);
    }
    if (places.length > 0) return 0;
    done = view.position;
    return IDLE_MS;
  }

  function troubled(error: unknown): number {
    // While a projection is rebuilt for this version, nobody is answered.
    if (!(error instanceof ActaError && error.kind === 'unavailable')) onError(error);
    return TROUBLED_MS;
  }

  while (!signal.aborted) await pause(isOurs() ? await round().catch(troubled) : IDLE_MS);
}
