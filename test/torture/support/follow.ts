import { setTimeout as delay } from 'node:timers/promises';
import { PostgresEventStore, subscribe } from '@acta/event-store';

export interface Follower {
  /** The last position that it was shown. */
  readonly position: bigint;
  /** Ends it. @throws Error if an event was left out, doubled or out of turn */
  stop(): Promise<void>;
}

/** A subscriber from the log's beginning, which holds every event against the one before. */
export function follow(url: string): Follower {
  const ended = new AbortController();
  const follower = { position: 0n, stop };
  const following = (async () => {
    const store = new PostgresEventStore({ connectionString: url });
    try {
      for await (const { position } of subscribe(store, { signal: ended.signal })) {
        const last = follower.position;
        if (position !== last + 1n) throw new Error(`A subscriber was shown position ${position} after ${last}.`);
        follower.position = position;
      }
    } finally {
      await store.close();
    }
  })();
  // Told when it is stopped.
  following.catch(() => undefined);
  async function stop(): Promise<void> {
    ended.abort();
    await following;
  }
  return follower;
}

const PATIENCE_MS = 60_000;

/** Waits until these subscribers have been shown so many events, and ends them. @throws Error after a minute */
export async function allShown(followers: readonly Follower[], events: number): Promise<void> {
  const isLate = (): boolean => followers.some(({ position }) => position < BigInt(events));
  for (const deadline = Date.now() + PATIENCE_MS; isLate() && Date.now() < deadline;) await delay(20);
  const late = followers.filter(({ position }) => position !== BigInt(events));
  await Promise.all(followers.map((follower) => follower.stop()));
  if (late.length > 0) throw new Error(`A subscriber came to position ${late[0]?.position} only, of ${events}.`);
}
