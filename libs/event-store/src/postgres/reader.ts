import type { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { isUuid } from '../append-request.js';
import { normaliseInstant } from '../instant.js';
import type { ReadAll, ReadStream } from '../port.js';
import { StoredEvent, type StoredFields } from '../stored-event.js';
import { uuidArray } from './binary-array.js';
import { Conditions } from './conditions.js';
import { copiedEvents } from './copied-events.js';
import { asActaError, isDatabaseLost } from './database-errors.js';
import { EVENT_COLUMNS } from './event-columns.js';
import { queryPool, type Statement } from './lean-query.js';

/** Events per query of a stream; a longer stream is read in several. */
const STREAM_PAGE = 2000;
/** The first page of the log comes by a plain query, which starts quicker than COPY. */
const PLAIN_PAGE = 500;
const COPY_PAGE = 100_000;
/** How long a consumer may take for a batch before its connection is taken away, in milliseconds. */
const PATIENCE_MS = 1000;

export interface ReaderOptions {
  /** Whether connections may keep prepared statements. */
  readonly prepares: boolean;
  /** How long the database may keep silent, in milliseconds. */
  readonly answerMs: number;
}

/** Reads what is recorded, as it is stored. */
export class Reader {
  constructor(
    private readonly pool: Pool,
    private readonly options: ReaderOptions,
  ) {}

  async *stream(stream: string, options: ReadStream): AsyncIterable<readonly StoredEvent[]> {
    const { direction = 'forwards', limit = Infinity } = options;
    const isForwards = direction === 'forwards';
    const text = isForwards
      ? `select ${EVENT_COLUMNS} from event where stream = $1 and version >= $2 order by version limit $3`
      : `select ${EVENT_COLUMNS} from event where stream = $1 and version <= $2 order by version desc limit $3`;
    let from = options.from ?? (isForwards ? 1 : Number.MAX_SAFE_INTEGER);
    for (let left = limit; left > 0;) {
      const size = Math.min(left, STREAM_PAGE);
      const events = await this.#events({
        name: `stream_${direction}`,
        text,
        values: [stream, String(from), String(size)],
      });
      if (events.length > 0) yield events;
      if (events.length < size) return;
      left -= size;
      from = (events.at(-1) as StoredEvent).version + (isForwards ? 1 : -1);
    }
  }

  async *all(options: ReadAll): AsyncIterable<readonly StoredEvent[]> {
    let { after = 0n, upTo, limit: left = Infinity } = options;
    let isCopying = false;
    for (;;) {
      const size = Math.min(left, isCopying ? COPY_PAGE : PLAIN_PAGE);
      const asked = { ...options, after, ...(upTo !== undefined && { upTo }) };
      const page: Page = yield* isCopying ? this.#copied(asked, size) : this.#queried(asked, size);
      left -= page.read;
      if (left === 0 || (page.isWhole && page.read < size)) return;
      after = page.last;
      upTo ??= await this.head();
      if (after >= upTo) return;
      isCopying = !page.isConsumerSlow;
    }
  }

  async byIds(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    const known = ids.filter(isUuid);
    if (known.length === 0) return [];
    const text = `select ${EVENT_COLUMNS} from event where id = any ($1::uuid[]) order by position`;
    return this.#events({ name: 'events_by_ids', text, values: [uuidArray(known)] });
  }

  async head(): Promise<bigint> {
    const text = 'select position from event order by position desc limit 1';
    const [row] = await this.#rows<[string]>({ name: 'head', text, values: [] });
    return BigInt(row?.[0] ?? 0);
  }

  async positionAt(instant: string): Promise<bigint> {
    const values = [normaliseInstant(instant)];
    const [row] = await this.#rows<[string]>({ name: 'position_at', text: 'select position_at($1)', values });
    return BigInt(row?.[0] ?? 0);
  }

  async *#queried(options: ReadAll, size: number): AsyncGenerator<readonly StoredEvent[], Page> {
    const conditions = new Conditions(options);
    const { sql, values } = conditions.asParameters();
    const text = `select ${EVENT_COLUMNS} from event where ${sql} order by position limit $${values.length + 1}`;
    const query = { text, values: [...values, String(size)] };
    // A filtered page is planned anew each time: how many events match decides which index serves best.
    const events = await this.#events(conditions.isPlain ? { name: `page_${values.length}`, ...query } : query);
    const given = performance.now();
    if (events.length > 0) yield events;
    const isConsumerSlow = performance.now() - given > PATIENCE_MS;
    return { read: events.length, last: events.at(-1)?.position ?? 0n, isWhole: true, isConsumerSlow };
  }

  async *#copied(options: ReadAll, size: number): AsyncGenerator<readonly StoredEvent[], Page> {
    const sql = new Conditions(options).asLiterals();
    const text = `copy (select ${EVENT_COLUMNS} from event where ${sql} order by position limit ${size}) to stdout`;
    const client = await this.#retried(() => this.pool.connect());
    let isReleased = false;
    const release = (isBroken: boolean) => {
      if (!isReleased) client.release(isBroken);
      isReleased = true;
    };
    const copy = client.query(copyTo(text));
    // The driver's own time-out would count the time that the consumer takes, and not be cleared at the end.
    const listen = () => setTimeout(() => copy.destroy(new Error('Query read timeout')), this.options.answerMs);
    let silence = listen();
    let patience: NodeJS.Timeout | undefined;
    let read = 0;
    let last = 0n;
    try {
      for await (const batch of copiedEvents(copy)) {
        clearTimeout(silence);
        read += batch.length;
        last = (batch.at(-1) as StoredEvent).position;
        // Whoever dawdles must not keep a connection and a snapshot: the rest of the page is given up, and read anew.
        patience = setTimeout(release, PATIENCE_MS, true);
        yield batch;
        clearTimeout(patience);
        if (isReleased) return { read, last, isWhole: false, isConsumerSlow: true };
        silence = listen();
      }
      release(false);
      return { read, last, isWhole: true, isConsumerSlow: false };
    } catch (error) {
      throw asActaError(error);
    } finally {
      clearTimeout(silence);
      clearTimeout(patience);
      // A consumer who leaves early leaves rows on the connection.
      release(true);
    }
  }

  async #events(statement: Statement): Promise<readonly StoredEvent[]> {
    return (await this.#rows<StoredFields>(statement)).map((fields) => new StoredEvent(fields));
  }

  #rows<Row extends readonly string[]>({ name, text, values }: Statement): Promise<readonly Row[]> {
    const { prepares, answerMs } = this.options;
    const statement = { name: prepares ? name : undefined, text, values };
    return this.#retried(() => queryPool<Row>(this.pool, statement, answerMs));
  }

  /** That a connection died while it was idle may show only when it is used: then another one answers. */
  async #retried<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read().catch((error: unknown) => (isDatabaseLost(error) ? read() : Promise.reject(error)));
    } catch (error) {
      throw asActaError(error);
    }
  }
}

/** How reading a page went. */
interface Page {
  readonly read: number;
  /** Position of the last event that was read. */
  readonly last: bigint;
  /** False if it was given up before its end. */
  readonly isWhole: boolean;
  readonly isConsumerSlow: boolean;
}
