/** Sleeps until a time has passed, something wakes it, or a signal ends it all. A wake-up while awake is not lost. */
export class Sleeper {
  readonly #signal: AbortSignal;
  #woken = false;
  #wake: () => void = () => {
    this.#woken = true;
  };

  constructor(signal: AbortSignal, wakes?: AsyncIterable<unknown>) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake(), { once: true });
    if (wakes) void this.#listen(wakes);
  }

  async sleep(ms: number): Promise<void> {
    if (!this.#woken && !this.#signal.aborted) {
      const before = this.#wake;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = before;
    }
    this.#woken = false;
  }

  async #listen(wakes: AsyncIterable<unknown>): Promise<void> {
    try {
      for await (const _ of wakes) {
        if (this.#signal.aborted) return;
        this.#wake();
      }
    } catch {
      // Polling is the truth; a wake-up that fails only makes it slower.
    }
  }
}
