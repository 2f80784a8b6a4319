import type { RecordedEvent } from '@acta/kernel';
import { type Client, type ClientConfig, Pool } from 'pg';
import { encodeAppend } from '../append-request.js';
import { isolationTooStrict } from '../errors.js';
import { flatten } from '../flatten.js';
import type { AppendResult, EventStore, Lift, ReadAll, ReadStream, StreamAppend } from '../port.js';
import type { StoredEvent } from '../stored-event.js';
import { APPEND_SETTINGS } from './append-statement.js';
import { Connection } from './connection.js';
import { GroupCommit } from './group-commit.js';
import { queryRows } from './lean-query.js';
import { Reader } from './reader.js';
import { WakeUps } from './wake-ups.js';

export interface PostgresOptions {
  readonly connectionString: string;
  /** Brings events of older schemas into their current shape when they are read. */
  readonly lift?: Lift;
  /** How many appends may wait; more are refused as `append-queue-full`. Default 4096. */
  readonly queueLimit?: number;
  /** How much text (data and metadata) the appends that wait may hold together, in characters. Default 64 000 000. */
  readonly queueTextLimit?: number;
  /** How long an append waits for a database that is lost, in milliseconds. Default 15 000. */
  readonly patienceMs?: number;
  /** How long the database may keep silent over one question, in milliseconds, before its connection is given up. Default 30 000. */
  readonly answerMs?: number;
  /** How often the log is looked at while somebody waits for more, in milliseconds. Default 500. */
  readonly pollMs?: number;
  /** Connections for reading. Default 10; one more appends, and one listens. */
  readonly readers?: number;
  /** False behind a pooler in transaction mode: nothing is kept on a connection from one statement to the next. */
  readonly preparedStatements?: boolean;
  /** Whether to wake up by LISTEN and NOTIFY beside polling. Default as `preparedStatements`. */
  readonly listen?: boolean;
}

const CONNECT_TIMEOUT_MS = 5000;
/** A connection on which nothing is said is looked after by then, so that the end of one that only waits is noticed too. */
const KEEP_ALIVE_MS = 10_000;

/** The record in PostgreSQL, 15 or later; its schema is that of the migrations. */
export class PostgresEventStore implements EventStore {
  readonly #pool: Pool;
  readonly #reader: Reader;
  readonly #commits: GroupCommit;
  readonly #wakeUps: WakeUps;
  readonly #lift: Lift | undefined;

  constructor(options: PostgresOptions) {
    const {
      queueLimit = 4096,
      queueTextLimit = 64_000_000,
      patienceMs = 15_000,
      answerMs = 30_000,
      pollMs = 500,
      readers = 10,
    } = options;
    const { preparedStatements = true } = options;
    const config: ClientConfig = {
      connectionString: options.connectionString,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    };
    this.#lift = options.lift;
    this.#pool = openPool({ ...config, application_name: 'acta event reader' }, readers);
    this.#reader = new Reader(this.#pool, { prepares: preparedStatements, answerMs });
    this.#wakeUps = new WakeUps({
      pool: this.#pool,
      connection: { ...config, application_name: 'acta event listener' },
      head: () => this.#reader.head(),
      pollMs,
      answerMs,
      listens: options.listen ?? preparedStatements,
    });
    this.#commits = new GroupCommit({
      connection: new Connection({ ...config, application_name: 'acta event writer' }, (client) =>
        preparedStatements ? setUp(client, answerMs) : requireReadCommitted(client, answerMs),
      ),
      prepares: preparedStatements,
      queueLimit,
      queueTextLimit,
      patienceMs,
      answerMs,
      readRecorded: (ids) => this.#reader.byIds(ids),
      onRecorded: (position) => this.#wakeUps.recorded(position),
    });
  }

  async append(appends: readonly StreamAppend[]): Promise<AppendResult> {
    return this.#commits.append(encodeAppend(appends));
  }

  readStream(stream: string, options: ReadStream = {}): AsyncIterable<RecordedEvent> {
    return flatten(this.#lifted(this.#reader.stream(stream, options)));
  }

  readAll(options: ReadAll = {}): AsyncIterable<RecordedEvent> {
    return flatten(this.readBatches(options));
  }

  readBatches(options: ReadAll = {}): AsyncIterable<readonly RecordedEvent[]> {
    return this.#lifted(this.#reader.all(options));
  }

  async readEvents(ids: readonly string[]): Promise<readonly RecordedEvent[]> {
    const events = await this.#reader.byIds(ids);
    return this.#lift ? events.map(this.#lift) : events;
  }

  head(): Promise<bigint> {
    return this.#reader.head();
  }

  positionAt(instant: string): Promise<bigint> {
    return this.#reader.positionAt(instant);
  }

  waitForMore(position: bigint, signal?: AbortSignal): Promise<void> {
    return this.#wakeUps.wait(position, signal);
  }

  /** Answers the appends that wait, wakes those who wait for more, and leaves the database. */
  async close(): Promise<void> {
    await this.#commits.close();
    await this.#wakeUps.close();
    await this.#pool.end();
  }

  async *#lifted(batches: AsyncIterable<readonly StoredEvent[]>): AsyncIterable<readonly RecordedEvent[]> {
    for await (const batch of batches) yield this.#lift ? batch.map(this.#lift) : batch;
  }
}

function openPool(config: ClientConfig, size: number): Pool {
  const pool = new Pool({ ...config, max: size });
  // A lost connection is noticed by the query that wants it; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** At a stricter level the snapshot of an append would be older than its lock, and it would fail. */
async function setUp(client: Client, answerMs: number): Promise<void> {
  await queryRows(client, { text: APPEND_SETTINGS, values: [] }, answerMs);
}

/** What is set on a connection behind a pooler would stay there, and be met by others: the database's own default has to do. */
async function requireReadCommitted(client: Client, answerMs: number): Promise<void> {
  const [row] = await queryRows<[string]>(client, { text: 'show default_transaction_isolation', values: [] }, answerMs);
  const [level] = row as [string];
  if (!level.startsWith('read ')) throw isolationTooStrict(level);
}
