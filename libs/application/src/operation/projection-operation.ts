import { ActaError } from '@acta/kernel';
import type { ParkedStream, ProjectionStatus } from '@acta/projections';
import type { Adapters } from '../adapters.js';
import type { RecordAnswer } from '../recording/request.js';
import { BackgroundRebuilds, type RebuildEnd, type RebuildListener } from './background-rebuilds.js';
import { recordSkip } from './record-skip.js';
import type { RebuildRequest, RetryRequest, SkipRequest } from './schemas.js';

/** How one projection stands. */
export interface ProjectionReport extends ProjectionStatus {
  /** How the last rebuild ended that was begun over HTTP in this process; null: none did. */
  readonly lastRebuild: RebuildEnd | null;
}

interface List<Item> {
  readonly items: readonly Item[];
}

const silent: RebuildListener = { rebuilt: () => undefined, failed: () => undefined };

/** What an administrator does about the projections. Whatever names one throws ActaError `projection-unknown`. */
export class ProjectionOperation {
  readonly #adapters: Pick<Adapters, 'store' | 'projections' | 'clock'>;
  readonly #rebuilds: BackgroundRebuilds;

  constructor(adapters: Pick<Adapters, 'store' | 'projections' | 'clock'>, listener: RebuildListener = silent) {
    this.#adapters = adapters;
    this.#rebuilds = new BackgroundRebuilds(adapters.projections, adapters.clock, listener);
  }

  async status(): Promise<List<ProjectionReport>> {
    const all = await this.#adapters.projections.status();
    return { items: all.map((status) => ({ ...status, lastRebuild: this.#rebuilds.endOf(status.name) ?? null })) };
  }

  /** The streams with an event that could not be applied, of one projection or of all. */
  async parked(name?: string): Promise<List<ParkedStream>> {
    if (name !== undefined) await this.#one(name);
    return { items: await this.#adapters.projections.parked(name) };
  }

  async pause(name: string): Promise<ProjectionReport> {
    await this.#adapters.projections.pause(name);
    return this.#one(name);
  }

  async resume(name: string): Promise<ProjectionReport> {
    await this.#adapters.projections.resume(name);
    return this.#one(name);
  }

  /** @throws ActaError `no-previous-generation`, `previous-of-other-version`, `rebuild-in-progress` */
  async switchBack(name: string): Promise<ProjectionReport> {
    await this.#adapters.projections.switchBack(name);
    return this.#one(name);
  }

  /** Begins a rebuild, which goes on in the background of this process. @throws ActaError `rebuild-in-progress` */
  async rebuild(name: string, request: RebuildRequest): Promise<ProjectionReport> {
    await this.#rebuilds.begin(name, request);
    return this.#one(name);
  }

  /** Gives up a rebuild, whoever is at it. @throws ActaError `no-rebuild` */
  async abandonRebuild(name: string): Promise<ProjectionReport> {
    if (await this.#adapters.projections.abandonRebuild(name)) return this.#one(name);
    throw new ActaError('not-found', 'no-rebuild', `There is no rebuild of ${name} to give up.`);
  }

  /** Has parked streams applied again, by the worker that keeps the projection up. @throws ActaError `not-parked` */
  async retryParked(name: string, { stream }: RetryRequest): Promise<{ readonly retried: number }> {
    const retried = await this.#adapters.projections.retryParked(name, stream);
    if (retried > 0 || stream === undefined) return { retried };
    throw notParked(name, stream);
  }

  /**
   * Leaves out a parked stream's events, from the one that fails up to a position, and says so in the log first: should the
   * process end in between, what is in the log is a skip that had no effect, and never an effect that nobody answers for.
   * @param actor opaque id of the one who decides so
   * @throws ActaError `not-parked`, `position-not-recorded`
   */
  async skipParked(name: string, { stream, upTo, reason }: SkipRequest, actor: string): Promise<RecordAnswer> {
    const { store, projections } = this.#adapters;
    const { liveVersion: version, head } = await this.#one(name);
    if (BigInt(upTo) > head) {
      const message = `Nothing is recorded at position ${upTo} yet; the last one is ${head}.`;
      throw new ActaError('invalid', 'position-not-recorded', message, [{ pointer: '/upTo', message }]);
    }
    const parked = (await projections.parked(name)).find((one) => one.stream === stream);
    if (!parked || parked.position > BigInt(upTo)) throw notParked(name, stream, upTo);
    const from = String(parked.position);
    const recorded = await recordSkip(store, name, { stream, version, from, upTo, reason }, actor);
    await projections.skipParked(name, stream, BigInt(upTo));
    return recorded;
  }

  /** Ends what goes on in the background; Nest calls it when the application closes. */
  onModuleDestroy(): Promise<void> {
    return this.#rebuilds.close();
  }

  async #one(name: string): Promise<ProjectionReport> {
    const found = (await this.status()).items.find((one) => one.name === name);
    if (found) return found;
    throw new ActaError('not-found', 'projection-unknown', `There is no projection ${name}.`);
  }
}

function notParked(name: string, stream: string, upTo?: string): ActaError {
  const what = upTo === undefined ? `The stream ${stream} is not` : `No event of ${stream} up to ${upTo} is`;
  return new ActaError('not-found', 'not-parked', `${what} parked in the projection ${name}.`);
}
