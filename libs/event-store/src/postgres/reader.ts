import type { Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { isUuid } from '../append-request.js';
import { normaliseInstant } from '../instant.js';
import type { ReadAll, ReadStream } from '../port.js';
import type { StoredEvent } from '../stored-event.js';
import { Conditions } from './conditions.js';
import { type RawQuery, rawQuery } from './connection.js';
import { copiedEvents } from './copied-events.js';
import { asActaError, isDatabaseLost } from './database-errors.js';
import { EVENT_COLUMNS, type EventRow, toStoredEvent } from './event-row.js';

/** Events per query of a stream; a longer stream is read in several. */
const STREAM_PAGE = 2000;
/** The first page of the log comes by a plain query, which starts quicker than COPY. */
const FIRST_PAGE = 500;
/** Events per COPY: a slow consumer holds a snapshot of the database for no longer than one takes. */
const COPY_PAGE = 100_000;

/** Reads what is recorded, as it is stored. */
export class Reader {
  constructor(
    private readonly pool: Pool,
    /** Whether connections may keep prepared statements. */
    private readonly prepares: boolean,
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
      const events = await this.#events({ name: `stream_${direction}`, text, values: [stream, from, size] });
      if (events.length > 0) yield events;
      if (events.length < size) return;
      left -= size;
      from = (events.at(-1) as StoredEvent).version + (isForwards ? 1 : -1);
    }
  }

  async *all(options: ReadAll): AsyncIterable<readonly StoredEvent[]> {
    let { after = 0n, limit = Infinity } = options;
    const first = await this.#page({ ...options, after }, Math.min(limit, FIRST_PAGE));
    if (first.length > 0) yield first;
    limit -= first.length;
    if (first.length < FIRST_PAGE || limit === 0) return;
    const upTo = options.upTo ?? (await this.head());
    after = (first.at(-1) as StoredEvent).position;
    while (limit > 0 && after < upTo) {
      const size = Math.min(limit, COPY_PAGE);
      let read = 0;
      for await (const batch of this.#copy({ ...options, after, upTo }, size)) {
        yield batch;
        read += batch.length;
        after = (batch.at(-1) as StoredEvent).position;
      }
      if (read < size) return;
      limit -= read;
    }
  }

  async byIds(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    const known = ids.filter(isUuid);
    if (known.length === 0) return [];
    const text = `select ${EVENT_COLUMNS} from event where id = any ($1::uuid[]) order by position`;
    return this.#events({ name: 'events_by_ids', text, values: [known] });
  }

  async head(): Promise<bigint> {
    const text = 'select position from event order by position desc limit 1';
    const [row] = await this.#rows<[string]>({ name: 'head', text });
    return BigInt(row?.[0] ?? 0);
  }

  async positionAt(instant: string): Promise<bigint> {
    const values = [normaliseInstant(instant)];
    const [row] = await this.#rows<[string]>({ name: 'position_at', text: 'select position_at($1)', values });
    return BigInt(row?.[0] ?? 0);
  }

  #page(options: ReadAll, size: number): Promise<readonly StoredEvent[]> {
    const conditions = new Conditions(options);
    const { sql, values } = conditions.asParameters();
    const text = `select ${EVENT_COLUMNS} from event where ${sql} order by position limit $${values.length + 1}`;
    const query = { text, values: [...values, size] };
    // A filtered page is planned anew each time: how many events match decides which index serves best.
    return this.#events(conditions.isPlain ? { name: `page_${values.length}`, ...query } : query);
  }

  async *#copy(options: ReadAll, size: number): AsyncIterable<readonly StoredEvent[]> {
    const sql = new Conditions(options).asLiterals();
    const query = `copy (select ${EVENT_COLUMNS} from event where ${sql} order by position limit ${size}) to stdout`;
    const client = await this.#connect();
    let isComplete = false;
    try {
      yield* copiedEvents(client.query(copyTo(query)));
      isComplete = true;
    } catch (error) {
      throw asActaError(error);
    } finally {
      // A consumer who leaves early leaves the rest of the rows on the connection.
      client.release(!isComplete);
    }
  }

  async #events(query: RawQuery): Promise<readonly StoredEvent[]> {
    return (await this.#rows<EventRow & string[]>(query)).map(toStoredEvent);
  }

  async #rows<Row extends string[]>({ name, text, values = [] }: RawQuery): Promise<readonly Row[]> {
    const query = rawQuery(this.prepares ? { name, text, values } : { text, values });
    const ask = () => this.pool.query<Row>(query);
    try {
      // That a connection died while it was idle may show only when it is used: then another one answers.
      const { rows } = await ask().catch((error: unknown) => (isDatabaseLost(error) ? ask() : Promise.reject(error)));
      return rows;
    } catch (error) {
      throw asActaError(error);
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw asActaError(error);
    }
  }
}
