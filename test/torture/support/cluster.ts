import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type EmbeddedPostgres, migrate, startEmbeddedPostgres } from '@acta/platform';
import { Client } from 'pg';
import { migrations } from '../../../migrations/index.js';
import { onLeaving } from './leftovers.js';

const START_PATIENCE_MS = 60_000;

export interface ClusterOptions {
  /** Where its data go; default a temporary folder that is removed at the end. */
  readonly dataDir?: string;
  /** Settings of PostgreSQL, as `name=value`. */
  readonly settings?: readonly string[];
}

/** A PostgreSQL to be ill-treated. It keeps its port and its defaults: whatever is acknowledged is on the disk. */
export class Cluster {
  #server: EmbeddedPostgres | undefined;
  readonly #stay = onLeaving(() => this.close());

  private constructor(
    private readonly dataDir: string,
    private readonly settings: readonly string[],
    private readonly isTemporary: boolean,
  ) {}

  static async open({ dataDir, settings = [] }: ClusterOptions = {}): Promise<Cluster> {
    const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'acta-torture-')));
    await chmod(folder, 0o755);
    const port = `port=${await freePort()}`;
    const cluster = new Cluster(folder, [port, 'max_connections=200', ...settings], dataDir === undefined);
    await cluster.start();
    return cluster;
  }

  /** Starts it, or joins it if it has risen by itself. */
  async start(): Promise<void> {
    const deadline = Date.now() + START_PATIENCE_MS;
    for (;;) {
      try {
        this.#server = await startEmbeddedPostgres({ dataDir: this.dataDir, settings: this.settings });
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await delay(200);
      }
    }
  }

  /** A new database with every migration carried out. @returns its URL */
  async createDatabase(): Promise<string> {
    const { url } = this.#started();
    const name = `torture_${randomBytes(6).toString('hex')}`;
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`create database ${name}`).finally(() => client.end());
    const database = Object.assign(new URL(url), { pathname: `/${name}` }).href;
    await migrate(database, migrations);
    return database;
  }

  /** The process that all others of this server descend from; undefined if there is none. */
  async postmaster(): Promise<number | undefined> {
    const folder = await readFile(join(this.dataDir, 'postgres.location'), 'utf8').catch(() => this.dataDir);
    const text = await readFile(join(folder.trim(), 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
    return Number(text.split('\n')[0]) || undefined;
  }

  async isRunning(): Promise<boolean> {
    const pid = await this.postmaster();
    try {
      return pid !== undefined && process.kill(pid, 0);
    } catch {
      return false;
    }
  }

  /** `kill -9` of the postmaster; what it leaves behind has to find out for itself. */
  async kill(): Promise<void> {
    const pid = await this.postmaster();
    if (!pid) throw new Error('There is no postmaster to kill.');
    process.kill(pid, 'SIGKILL');
  }

  /** An orderly restart that waits for nobody, as `pg_ctl restart -m fast` makes it. */
  async restart(): Promise<void> {
    const pid = await this.postmaster();
    if (!pid) throw new Error('There is no postmaster to stop.');
    process.kill(pid, 'SIGINT');
    while (await this.isRunning()) await delay(20);
    await this.start();
  }

  async close(): Promise<void> {
    this.#stay();
    await this.#server?.release();
    if (this.isTemporary) await rm(this.dataDir, { recursive: true, force: true });
  }

  #started(): EmbeddedPostgres {
    if (!this.#server) throw new Error('The server was not started.');
    return this.#server;
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
