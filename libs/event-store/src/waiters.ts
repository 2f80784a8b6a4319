/** Those who wait for the log to grow. */
export class Waiters {
  #recorded = 0n;
  readonly #waiting = new Set<(position: bigint) => void>();

  get size(): number {
    return this.#waiting.size;
  }

  /** Something is recorded up to `position`. */
  announce(position: bigint): void {
    if (position <= this.#recorded) return;
    this.#recorded = position;
    for (const tell of this.#waiting) tell(position);
  }

  /** Wakes everybody, whether there is news or not: they will look for themselves. */
  wakeAll(): void {
    for (const tell of this.#waiting) tell(2n ** 63n);
  }

  /** Resolves once something is recorded after `position`, or once `signal` aborts. */
  wait(position: bigint, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted || this.#recorded > position) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.#waiting.delete(tell);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const tell = (recorded: bigint) => {
        if (recorded > position) done();
      };
      this.#waiting.add(tell);
      signal?.addEventListener('abort', done);
    });
  }
}
