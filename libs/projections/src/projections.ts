import { ActaError } from '@acta/kernel';
import type { Pool } from 'pg';
import type { ProjectionDefinition } from './definition.js';
import type { LogReader } from './log-reader.js';
import { type ParkedStream, parkedStreams, retryParked, skipParked } from './parked.js';
import { Projector, type ProjectorOptions } from './projector.js';
import { openView, type View } from './reader.js';
import type { RebuildOptions } from './building.js';
import { abandonRebuild, rebuild, type RebuildResult, switchBack } from './rebuild.js';
import { ensureProjections } from './registry.js';
import { type ProjectionStatus, statusOf } from './status.js';
import { Waiting } from './waiting.js';

export interface ProjectionsOptions {
  readonly pool: Pool;
  /** For rebuilds, of which a statement may take minutes; default `pool`. */
  readonly rebuildPool?: Pool;
  readonly log: LogReader;
  /** Every projection that this program knows. */
  readonly definitions: readonly ProjectionDefinition[];
  /** False behind a pooler in transaction mode: nothing is kept on a connection from one statement to the next. */
  readonly preparedStatements?: boolean;
}

/** The projections of one register: kept up, asked, and looked after. */
export class Projections {
  readonly #pool: Pool;
  readonly #rebuildPool: Pool;
  readonly #log: LogReader;
  readonly #definitions: readonly ProjectionDefinition[];
  readonly #prepares: boolean;
  readonly #waiting: Waiting;

  constructor({ pool, rebuildPool = pool, log, definitions, preparedStatements = true }: ProjectionsOptions) {
    this.#pool = pool;
    this.#rebuildPool = rebuildPool;
    this.#log = log;
    this.#definitions = definitions;
    this.#prepares = preparedStatements;
    this.#waiting = new Waiting(pool);
  }

  /** Makes the tables of projections that are new. To be called once before anything else; safe from several processes. */
  async ensure(): Promise<void> {
    await ensureProjections(this.#pool, this.#definitions);
  }

  /** A worker that keeps the projections up. */
  projector(options?: ProjectorOptions): Projector {
    return new Projector(this.#pool, this.#log, this.#definitions, options);
  }

  /** A view of these projections (all by default), from which one consistent answer can be composed. */
  view(names?: readonly string[]): Promise<View> {
    return openView(this.#pool, this.#chosen(names), this.#prepares);
  }

  /**
   * Waits until these projections (all by default) show a position.
   * @throws ActaError `position-not-shown` (unavailable) after `timeoutMs`
   */
  waitFor(
    position: bigint,
    { timeoutMs = 5000, names }: { timeoutMs?: number; names?: readonly string[] } = {},
  ): Promise<void> {
    return this.#waiting.until(
      position,
      this.#chosen(names).map(({ name }) => name),
      timeoutMs,
    );
  }

  status(): Promise<readonly ProjectionStatus[]> {
    return statusOf(this.#pool, this.#log, this.#definitions);
  }

  /** No worker writes it any more once this returns. */
  async pause(name: string): Promise<void> {
    await this.#pool.query(
      `with p as (update projection set paused = true where name = $1 returning live)
       update projection_generation g set epoch = epoch + 1, owner = null, leased_until = null from p where g.generation = p.live`,
      [this.#find(name).name],
    );
  }

  async resume(name: string): Promise<void> {
    await this.#pool.query('update projection set paused = false where name = $1', [this.#find(name).name]);
  }

  parked(name?: string): Promise<readonly ParkedStream[]> {
    return parkedStreams(this.#pool, name);
  }

  /** Has a parked stream (all of them without a stream) applied again. @returns how many streams */
  retryParked(name: string, stream?: string): Promise<number> {
    return retryParked(this.#pool, this.#find(name).name, stream);
  }

  /** Leaves out a parked stream's events from the one that fails up to a position; see `skipParked`. */
  skipParked(name: string, stream: string, upTo: bigint): Promise<void> {
    return skipParked(this.#pool, this.#find(name).name, stream, upTo);
  }

  /** Computes a projection anew beside the live rows, and lets the new ones take over; see `rebuild`. */
  rebuild(name: string, options?: RebuildOptions): Promise<RebuildResult> {
    return rebuild(this.#rebuildPool, this.#log, this.#find(name), options);
  }

  /** Gives up a rebuild that is under way or was cut off. @returns whether there was one */
  abandonRebuild(name: string): Promise<boolean> {
    return abandonRebuild(this.#pool, this.#find(name).name);
  }

  /** Undoes the last taking over; see `switchBack`. */
  switchBack(name: string, options?: { readonly signal?: AbortSignal }): Promise<void> {
    return switchBack(this.#pool, this.#log, this.#find(name), options);
  }

  #chosen(names?: readonly string[]): readonly ProjectionDefinition[] {
    return names ? names.map((name) => this.#find(name)) : this.#definitions;
  }

  #find(name: string): ProjectionDefinition {
    const found = this.#definitions.find((definition) => definition.name === name);
    if (found) return found;
    throw new ActaError('not-found', 'projection-unknown', `There is no projection ${name}.`);
  }
}
