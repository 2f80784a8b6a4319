import { setTimeout as delay } from 'node:timers/promises';
import { type Cluster, openCluster } from './cluster.js';
import { type Kept, type KeepingOptions, keepUp } from './keeping.js';
import { choosePort, runningPostmaster, startFailure, startPostmaster, stopPostmaster } from './postmaster.js';
import { Presence, urlOf } from './presence.js';

const START_ATTEMPTS = 5;

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Further settings, as `name=value`. */
  readonly settings?: readonly string[];
}

/**
 * Starts PostgreSQL on `dataDir`, or joins the one that runs there. It listens on a free port of 127.0.0.1, takes no
 * other connections, and outlives a crash of this process; whoever comes next joins it.
 */
export async function startEmbeddedPostgres({ dataDir, settings = [] }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(dataDir);
  for (let attempt = 1; ; attempt++) {
    const before = await runningPostmaster(cluster);
    // A pid file can be left over from a machine that went down, and its number belong to another program by now.
    if (!before || attempt > 1) {
      await startPostmaster(cluster, await choosePort(cluster), settings).catch(() => undefined);
    }
    const server = before ?? (await runningPostmaster(cluster));
    const presence = server && (await Presence.at(server.port, cluster.password));
    if (server && presence) return new EmbeddedPostgres(cluster, settings, server.port, presence, before !== undefined);
    if (attempt === START_ATTEMPTS) throw await startFailure(cluster);
    await delay(100 * attempt);
  }
}

/** The server on a data folder, as it is used by this process and maybe by others. */
export class EmbeddedPostgres implements Kept {
  /** Connection string of the owner, database `acta`. */
  readonly url: string;
  readonly #leaving = new AbortController();
  #keeping: Promise<void> | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly settings: readonly string[],
    private readonly port: number,
    private presence: Presence,
    /** True if the server ran already: another process's, or one that a kill -9 left behind. */
    readonly joined: boolean,
  ) {
    this.url = urlOf(port, cluster.password, 'acta');
  }

  /**
   * Starts it again, on the same port, whenever it has stopped while this process uses it. Of several processes any one may: PostgreSQL
   * lets no second server at a cluster.
   * @returns once it is released
   * @throws ActaError `embedded-database-did-not-start`
   */
  keepUp(options: KeepingOptions): Promise<void> {
    this.#keeping = keepUp(this, options, this.#leaving.signal);
    return this.#keeping;
  }

  async isUp(): Promise<boolean> {
    const running = await runningPostmaster(this.cluster);
    return running !== undefined && !running.isStopping && !this.presence.isLost;
  }

  async raise(isFirst: boolean): Promise<void> {
    const running = await runningPostmaster(this.cluster);
    // One that waits for its connections to be closed would wait for ever: for ours, which go on.
    if (running?.isStopping) await stopPostmaster(this.cluster, running);
    // One that runs may only have let go of its connections, and need a moment; or the pid file is left over.
    if (!running || running.isStopping || !isFirst) {
      await startPostmaster(this.cluster, this.port, this.settings).catch(() => undefined);
    }
    const presence = await Presence.at(this.port, this.cluster.password);
    if (!presence) throw await startFailure(this.cluster);
    this.presence = presence;
  }

  /** Leaves; the last process to leave stops the server. */
  async release(): Promise<void> {
    this.#leaving.abort();
    await this.#keeping?.catch(() => undefined);
    // A connection that was lost says nothing of who else is there by now.
    const presence = this.presence.isLost ? await Presence.at(this.port, this.cluster.password) : this.presence;
    if (!presence || (await presence.end())) return;
    const running = await runningPostmaster(this.cluster);
    if (running) await stopPostmaster(this.cluster, running);
  }
}
