import { setTimeout as delay } from 'node:timers/promises';
import type { Projections } from './projections.js';
import type { RebuildResult } from './rebuild.js';

export interface UpgradeOptions {
  /** Ends it at the next opportunity; the next process goes on from there. */
  readonly signal: AbortSignal;
  /** After how many milliseconds it is tried again where something failed, or another process is at it; default 5000. */
  readonly retryMs?: number;
  readonly onRebuilt?: (name: string, result: RebuildResult) => void;
  readonly onError?: (error: unknown) => void;
}

/**
 * Rebuilds, one after another, the projections whose live rows an earlier version of this program has computed, until there is
 * none. One that is paused is left to whoever paused it; rows of a later version are left alone.
 */
export async function upgrade(projections: Projections, options: UpgradeOptions): Promise<void> {
  const { signal, retryMs = 5000, onRebuilt, onError } = options;
  while (!signal.aborted) {
    try {
      for (const name of await outdated(projections)) {
        const result = await projections.rebuild(name, { signal, onlyIfOutdated: true });
        onRebuilt?.(name, result);
      }
      return;
    } catch (error) {
      if (!signal.aborted && !isBeingDone(error)) onError?.(error);
      await delay(retryMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function outdated(projections: Projections): Promise<readonly string[]> {
  const status = await projections.status();
  return status.flatMap(({ name, version, liveVersion, paused }) => (liveVersion < version && !paused ? [name] : []));
}

const isBeingDone = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'rebuild-in-progress';
