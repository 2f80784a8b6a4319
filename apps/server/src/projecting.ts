import type { EventStore } from '@acta/event-store';
import type { Logger } from '@acta/platform';
import { upgrade, type Projections } from '@acta/projections';

/**
 * Keeps the projections up in this process, and rebuilds those of an earlier version.
 * @returns what ends it, once it has let go of its leases
 */
export function startProjecting(projections: Projections, store: EventStore, logger: Logger): () => Promise<void> {
  const stop = new AbortController();
  const onError = (error: unknown) => logger.warn({ err: error }, 'the projections could not be kept up; trying again');
  const { signal } = stop;
  const running = [
    projections.projector({ onError }).run({ signal, wake: appended(store, signal) }),
    upgrade(projections, {
      signal,
      onRebuilt: (projection) => logger.info({ projection }, 'a projection of an earlier version was rebuilt'),
      onError: (error) =>
        logger.warn({ err: error }, 'a projection of an earlier version could not be rebuilt; trying again'),
    }),
  ];
  return async () => {
    stop.abort();
    await Promise.all(running);
  };
}

/** Yields when the log has grown. */
async function* appended(store: EventStore, signal: AbortSignal): AsyncGenerator<bigint> {
  let seen = 0n;
  while (!signal.aborted) {
    await store.waitForMore(seen, signal);
    // Without the database there is nothing to see; the projector polls on.
    seen = await store.head().catch(() => seen);
    yield seen;
  }
}
