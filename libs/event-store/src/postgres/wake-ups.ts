import type { Client, ClientConfig, Pool } from 'pg';
import { Waiters } from '../waiters.js';
import { Connection } from './connection.js';
import { queryPool } from './lean-query.js';

const CHANNEL = 'acta_events';
/** While the log grows without a pause, others are notified this often; after a pause at once. Each costs a commit of its own. */
const NOTIFY_INTERVAL_MS = 50;

/** Nothing is lost with a notification: its commit need not wait for the disk, where appends wait too. */
const NOTIFY = { name: 'notify', text: `select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)` };

export interface WakeUpOptions {
  readonly pool: Pool;
  readonly connection: ClientConfig;
  readonly head: () => Promise<bigint>;
  readonly pollMs: number;
  /** How long to wait for the database to take a notification, in milliseconds. */
  readonly answerMs: number;
  /** Whether to use LISTEN and NOTIFY, which a pooler in transaction mode does not pass on. */
  readonly listens: boolean;
}

/**
 * Tells who waits that the log has grown: at once what this process records, by notification what another one does.
 * Polling is the truth; notifications only make it quicker, so a lost one costs no more than the polling interval.
 */
export class WakeUps {
  readonly #waiters = new Waiters();
  readonly #listener: Connection | undefined;
  #timer: NodeJS.Timeout | undefined;
  #recorded = 0n;
  #isNotifying = false;
  #isClosed = false;

  constructor(private readonly options: WakeUpOptions) {
    if (options.listens) this.#listener = new Connection(options.connection, (client) => this.#listen(client));
  }

  /** This process recorded something up to `position`. */
  recorded(position: bigint): void {
    this.#waiters.announce(position);
    if (position > this.#recorded) this.#recorded = position;
    if (this.options.listens && !this.#isNotifying) void this.#notify();
  }

  wait(position: bigint, signal?: AbortSignal): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    const waiting = this.#waiters.wait(position, signal);
    this.#watch();
    return waiting;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#waiters.wakeAll();
    await this.#listener?.drop();
  }

  /** Listens and polls for as long as somebody waits. */
  #watch(): void {
    // A poll may end after the connection was closed for good.
    if (this.#isClosed) return;
    this.#listener?.client().catch(() => undefined);
    if (this.#timer || this.#waiters.size === 0) return;
    this.#timer = setTimeout(() => void this.#poll(), this.options.pollMs);
  }

  async #poll(): Promise<void> {
    try {
      this.#waiters.announce(await this.options.head());
    } catch {
      // The database is lost for the moment; the next poll tries again.
    }
    this.#timer = undefined;
    this.#watch();
  }

  #listen(client: Client): Promise<unknown> {
    client.on('notification', ({ payload = '' }) => {
      if (/^\d+$/.test(payload)) this.#waiters.announce(BigInt(payload));
    });
    return client.query(`listen ${CHANNEL}`);
  }

  /** Outside the append's transaction: a notification within would hold every commit up by a lock of the whole server. */
  async #notify(): Promise<void> {
    this.#isNotifying = true;
    const { pool, answerMs } = this.options;
    for (let sent = 0n; sent < this.#recorded && !this.#isClosed;) {
      sent = this.#recorded;
      await queryPool(pool, { ...NOTIFY, values: [CHANNEL, String(sent)] }, answerMs).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, NOTIFY_INTERVAL_MS).unref());
    }
    this.#isNotifying = false;
  }
}
