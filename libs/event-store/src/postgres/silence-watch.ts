/**
 * Notices that a question stays without an answer for too long. One timer looks after all questions in turn: one of
 * the driver's own for each costs a lone append several times what it takes to encode it.
 */
export class SilenceWatch {
  #askedAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param limitMs how long an answer may take, in milliseconds; it is noticed up to a quarter later
   * @param onSilence called once for a question that took longer
   */
  constructor(
    private readonly limitMs: number,
    private readonly onSilence: () => void,
  ) {}

  asked(): void {
    this.#askedAt = performance.now();
    this.#timer ??= setInterval(() => this.#look(), Math.ceil(this.limitMs / 4)).unref();
  }

  answered(): void {
    this.#askedAt = undefined;
  }

  #look(): void {
    if (this.#askedAt === undefined) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    } else if (performance.now() - this.#askedAt > this.limitMs) {
      this.#askedAt = undefined;
      this.onSilence();
    }
  }
}
