import { setTimeout as delay } from 'node:timers/promises';
import { PostgresEventStore, subscribe } from '@acta/event-store';

const PATIENCE_MS = 60_000;

/** A subscriber from the log's beginning, which holds every event against the one before. */
export class Follower {
  /** The last position that it was shown. */
  position = 0n;
  readonly #ended = new AbortController();
  readonly #following: Promise<unknown>;
  #failure: unknown;

  constructor(url: string) {
    this.#following = this.#follow(url).catch((error: unknown) => {
      this.#failure = error;
    });
  }

  /**
   * Waits until it has been shown so many events, and ends it.
   * @throws Error if one was left out, doubled or out of turn, or has not come after a minute
   */
  async complete(events: number): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; this.position < BigInt(events); await delay(20)) {
      if (this.#failure) throw this.#failure;
      if (Date.now() > deadline)
        throw new Error(`A subscriber has come to position ${this.position} only, of ${events}.`);
    }
    this.#ended.abort();
    await this.#following;
    if (this.#failure) throw this.#failure;
  }

  async #follow(url: string): Promise<void> {
    const store = new PostgresEventStore({ connectionString: url });
    try {
      for await (const { position } of subscribe(store, { signal: this.#ended.signal })) {
        if (position !== this.position + 1n) {
          throw new Error(`A subscriber was shown position ${position} after ${this.position}.`);
        }
        this.position = position;
      }
    } finally {
      await store.close();
    }
  }
}
