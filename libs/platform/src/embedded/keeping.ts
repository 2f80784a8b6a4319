import { setTimeout as delay } from 'node:timers/promises';

/** How often it is looked at whether the server is up, in milliseconds. */
const LOOK_MS = 1000;
/** Between two attempts to have it up again: at first, and at the most. */
const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 10_000;

export interface KeepingOptions {
  /** Told that the server is not up any more; it is started again. */
  readonly onStopped: () => void;
  readonly onRunning: () => void;
  /** Told of each attempt that came to nothing. */
  readonly onFailure: (error: unknown) => void;
  /** How long it tries, in milliseconds; default five minutes. */
  readonly patienceMs?: number;
}

/** A server as it is seen by who keeps it up. */
export interface Kept {
  isUp(): Promise<boolean>;
  /** @param isFirst whether nothing has been tried yet */
  raise(isFirst: boolean): Promise<void>;
}

/**
 * Has a server up again whenever it is not, until the signal is given.
 * @throws what the last attempt failed of, once it has tried for as long as it has patience
 */
export async function keepUp(server: Kept, options: KeepingOptions, signal: AbortSignal): Promise<void> {
  const { onStopped, onRunning, onFailure, patienceMs = 300_000 } = options;
  const pause = (ms: number) => delay(ms, undefined, { signal }).catch(() => undefined);

  async function restore(): Promise<void> {
    const deadline = performance.now() + patienceMs;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        return await server.raise(attempt === 0);
      } catch (error) {
        if (performance.now() > deadline) throw error;
        onFailure(error);
      }
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** attempt, MAX_PAUSE_MS));
    }
  }

  while (!signal.aborted) {
    if (!(await server.isUp())) {
      onStopped();
      await restore();
      if (!signal.aborted) onRunning();
    }
    await pause(LOOK_MS);
  }
}
