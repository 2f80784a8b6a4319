import { ActaError } from '@acta/kernel';
import type { Acta } from '../../server/src/index.js';

/** Waits until everything that is recorded by now is shown; while a projection is paused, the answer is as of where that one stands. */
export async function shown({ adapters: { store, projections } }: Acta): Promise<void> {
  const isPaused = (await projections.status()).some(({ paused }) => paused);
  const waiting = projections.waitFor(await store.head(), { timeoutMs: isPaused ? 1000 : 60_000 });
  await waiting.catch((error: unknown) => {
    if (!isPaused || !(error instanceof ActaError)) throw error;
  });
}
