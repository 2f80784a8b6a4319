import type { Projections, RebuildResult } from '@acta/projections';
import type { RebuildRequest } from './schemas.js';

/** How a rebuild ended: with its result, or with what went wrong. */
export interface RebuildEnd {
  /** RFC 3339. */
  readonly endedAt: string;
  readonly result?: RebuildResult;
  readonly error?: string;
}

/** Told how each rebuild in the background ended, for the log. */
export interface RebuildListener {
  rebuilt(name: string, result: RebuildResult): void;
  failed(name: string, error: unknown): void;
}

/** A rebuild that is refused is so within a few round trips; one that says nothing for so long is under way. */
const REFUSAL_MS = 1000;
/** Events written at a time where nobody limits them. */
const LARGEST_CHUNK = 20_000;

/** Rebuilds that go on in this process once the one who asked for them has been answered. */
export class BackgroundRebuilds {
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #ends = new Map<string, RebuildEnd>();

  constructor(
    private readonly projections: Projections,
    private readonly clock: { now(): Date },
    private readonly listener: RebuildListener,
  ) {}

  /** Of the last rebuild of a projection that ended in this process. */
  endOf(name: string): RebuildEnd | undefined {
    return this.#ends.get(name);
  }

  /**
   * Begins a rebuild, or goes on with one that was cut off, and answers once it is under way.
   * @throws ActaError `projection-unknown`, `rebuild-in-progress`
   */
  begin(name: string, { takeOver, eventsPerSecond }: RebuildRequest): Promise<void> {
    // A chunk is held back until it is due: small ones come often, and their progress is seen.
    const limit = eventsPerSecond && { eventsPerSecond, chunkSize: Math.min(eventsPerSecond, LARGEST_CHUNK) };
    const { signal } = this.#closing;
    return new Promise((resolve, reject) => {
      let underWay = false;
      const begun = (): void => {
        underWay = true;
        resolve();
      };
      setTimeout(begun, REFUSAL_MS).unref();
      const options = { ...(takeOver && { takeOver }), ...limit, signal, onProgress: begun };
      const running = this.#rebuild(name, options)
        .then(
          (result) => this.#rebuilt(name, result),
          (error: unknown) => (underWay ? this.#failed(name, error) : reject(error)),
        )
        .finally(() => this.#running.delete(running));
      this.#running.add(running);
    });
  }

  /** Cuts off what is under way at the next opportunity; a rebuild that is asked for again goes on from there. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#running);
  }

  /** Also where there is no such projection, the answer is a promise. */
  async #rebuild(...args: Parameters<Projections['rebuild']>): Promise<RebuildResult> {
    return this.projections.rebuild(...args);
  }

  #rebuilt(name: string, result: RebuildResult): void {
    this.#ends.set(name, { endedAt: this.clock.now().toISOString(), result });
    this.listener.rebuilt(name, result);
  }

  #failed(name: string, error: unknown): void {
    if (this.#closing.signal.aborted) return;
    const message = error instanceof Error ? error.message : String(error);
    this.#ends.set(name, { endedAt: this.clock.now().toISOString(), error: message });
    this.listener.failed(name, error);
  }
}
