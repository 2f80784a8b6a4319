import { EVENT_COLUMNS, type Lift, StoredEvent, type StoredFields } from '@acta/event-store';
import type { RecordedEvent } from '@acta/kernel';
import type { Pool } from 'pg';
import type { LoggedEvent, LogReader, Place, StreamRange } from './log-reader.js';

export interface PostgresLogReaderOptions {
  /** Lifts an event of an older schema, as the event store does. */
  readonly lift?: Lift;
  /** Events fetched at a time by `byStream`; default 500: what a page holds is alive while it is worked on, and weighs on every collection of garbage. */
  readonly pageSize?: number;
}

/** The values stay as the texts that came over the wire: what a projection does not look at is never made. */
const AS_TEXT = { getTypeParser: () => String };

/** Bytewise, the names with a prefix stand between it and it with the last character of all. */
const WITHIN_PREFIX = `stream >= $1 and stream < $1 || chr(1114111)`;

/** Reads the table `event` by its two indexes: by position, and by stream and version. */
export class PostgresLogReader implements LogReader {
  readonly #pool: Pool;
  readonly #lift: Lift;
  readonly #pageSize: number;

  constructor(pool: Pool, { lift = (event) => event, pageSize = 500 }: PostgresLogReaderOptions = {}) {
    this.#pool = pool;
    this.#lift = lift;
    this.#pageSize = pageSize;
  }

  async head(): Promise<bigint> {
    const { rows } = await this.#pool.query<{ head: string }>('select coalesce(max(position), 0) as head from event');
    return BigInt(rows[0]?.head ?? 0);
  }

  async placesAfter(position: bigint, limit: number): Promise<readonly Place[]> {
    const { rows } = await this.#pool.query<{ position: string; stream: string }>(
      'select position, stream from event where position > $1 order by position limit $2',
      [position, limit],
    );
    return rows.map((row) => ({ position: BigInt(row.position), stream: row.stream }));
  }

  async streams(streams: readonly string[], upTo: bigint): Promise<ReadonlyMap<string, readonly LoggedEvent[]>> {
    const events = await this.#events(`select ${EVENT_COLUMNS} from event where stream = any($1) and position <= $2`, [
      streams,
      upTo,
    ]);
    const histories = new Map<string, StoredLogged[]>();
    for (const event of events) {
      const history = histories.get(event.stream);
      if (history) history.push(event);
      else histories.set(event.stream, [event]);
    }
    // Most often in order already: the database would sort whole rows, on disk where they are many.
    for (const history of histories.values()) history.sort((a, b) => a.version - b.version);
    return new Map([...histories].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  at(positions: readonly bigint[]): Promise<readonly LoggedEvent[]> {
    return this.#events(`select ${EVENT_COLUMNS} from event where position = any($1) order by position`, [positions]);
  }

  async *byStream(range: StreamRange): AsyncIterable<readonly LoggedEvent[]> {
    // Past any version: the first page begins with the next stream.
    let page = this.#page(range, range.afterStream ?? '', Number.MAX_SAFE_INTEGER);
    let history: LoggedEvent[] = [];
    for (;;) {
      const events = await page;
      const last = events.at(-1);
      const more = last !== undefined && events.length === this.#pageSize;
      if (more) {
        // Fetched while this page is worked on; an error is met when the page is awaited.
        page = this.#page(range, last.stream, last.version);
        page.catch(() => undefined);
      }
      for (const event of events) {
        if (history.length > 0 && history[0]?.stream !== event.stream) {
          yield history;
          history = [];
        }
        history.push(event);
      }
      if (!more) break;
    }
    if (history.length > 0) yield history;
  }

  async count({ streamPrefix, upTo, afterStream = '' }: StreamRange): Promise<number> {
    const { rows } = await this.#pool.query<{ count: string }>(
      `select count(*) from event where ${WITHIN_PREFIX} and position <= $2 and stream > $3`,
      [streamPrefix, upTo, afterStream],
    );
    return Number(rows[0]?.count);
  }

  async secondsBehind(position: bigint): Promise<number> {
    const { rows } = await this.#pool.query<{ seconds: number }>(
      `select greatest(0, extract(epoch from clock_timestamp() - recorded_at))::float8 as seconds
       from event where position > $1 order by position limit 1`,
      [position],
    );
    return rows[0]?.seconds ?? 0;
  }

  #page({ streamPrefix, upTo }: StreamRange, stream: string, version: number): Promise<readonly StoredLogged[]> {
    return this.#events(
      `select ${EVENT_COLUMNS} from event where ${WITHIN_PREFIX} and position <= $2 and (stream, version) > ($3, $4::bigint)
       order by stream, version limit $5`,
      [streamPrefix, upTo, stream, version, this.#pageSize],
    );
  }

  async #events(text: string, values: unknown[]): Promise<readonly StoredLogged[]> {
    const { rows } = await this.#pool.query<StoredFields & unknown[]>({
      text,
      values,
      rowMode: 'array',
      types: AS_TEXT,
    });
    return rows.map((fields) => new StoredLogged(new StoredEvent(fields), this.#lift));
  }
}

class StoredLogged implements LoggedEvent {
  readonly stream: string;
  readonly position: bigint;
  readonly #stored: StoredEvent;
  readonly #lift: Lift;
  #lifted: RecordedEvent | undefined;

  constructor(stored: StoredEvent, lift: Lift) {
    this.stream = stored.stream;
    this.position = stored.position;
    this.#stored = stored;
    this.#lift = lift;
  }

  get version(): number {
    return this.#stored.version;
  }

  read(): RecordedEvent {
    return (this.#lifted ??= this.#lift(this.#stored));
  }
}
