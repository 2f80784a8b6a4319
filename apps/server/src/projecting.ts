import type { Adapters } from '@acta/application';
import type { EventStore } from '@acta/event-store';
import type { Logger } from '@acta/platform';
import { upgrade } from '@acta/projections';
import { eventIndex } from '@acta/read-models';
import { tellCorrections } from './telling-corrections.js';

/**
 * Keeps the projections up in this process, rebuilds those of an earlier version, and tells ahead what takes long to tell.
 * @returns what ends it, once it has let go of its leases
 */
export function startProjecting(adapters: Adapters, logger: Logger): () => Promise<void> {
  const { projections, store } = adapters;
  const stop = new AbortController();
  const onError = (error: unknown) => logger.warn({ err: error }, 'the projections could not be kept up; trying again');
  const { signal } = stop;
  const projector = projections.projector({ onError });
  const running = [
    projector.run({ signal, wake: appended(store, signal) }),
    upgrade(projections, {
      signal,
      onRebuilt: (projection) => logger.info({ projection }, 'a projection of an earlier version was rebuilt'),
      onError: (error) =>
        logger.warn({ err: error }, 'a projection of an earlier version could not be rebuilt; trying again'),
    }),
    tellCorrections(adapters, {
      signal,
      isOurs: () => projector.holds(eventIndex.name),
      onError: (error) => logger.warn({ err: error }, 'what a correction changes could not be told ahead'),
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
