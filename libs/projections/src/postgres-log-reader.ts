import type { Lift } from '@acta/event-store';
import type { RecordedEvent } from '@acta/kernel';
import type { Pool } from 'pg';
import type { LoggedEvent, LogReader, Place, StreamRange } from './log-reader.js';

export interface PostgresLogReaderOptions {
  /** Lifts an event of an older schema, as the event store does. */
  readonly lift?: Lift;
  /** Events fetched at a time by `byStream`; default 2000. */
  readonly pageSize?: number;
}

/** position, stream, version, id, type, schema, data, metadata, recorded at */
type EventRow = readonly [string, string, string, string, string, number, string, string, string];

const COLUMNS = `position, stream, version, id, type, schema, data, metadata,
  to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Bytewise, the names with a prefix stand between it and it with the last character of all. */
const WITHIN_PREFIX = `stream >= $1 and stream < $1 || chr(1114111)`;

/** Reads the table `event` by its two indexes: by position, and by stream and version. */
export class PostgresLogReader implements LogReader {
  readonly #pool: Pool;
  readonly #lift: Lift;
  readonly #pageSize: number;

  constructor(pool: Pool, { lift = (event) => event, pageSize = 2000 }: PostgresLogReaderOptions = {}) {
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
    const rows = await this.#rows(
      `select ${COLUMNS} from event where stream = any($1) and position <= $2 order by stream, version`,
      [streams, upTo],
    );
    const histories = new Map<string, LoggedEvent[]>();
    for (const row of rows) {
      const history = histories.get(row[1]);
      if (history) history.push(this.#event(row));
      else histories.set(row[1], [this.#event(row)]);
    }
    return histories;
  }

  async at(positions: readonly bigint[]): Promise<readonly LoggedEvent[]> {
    const rows = await this.#rows(`select ${COLUMNS} from event where position = any($1) order by position`, [
      positions,
    ]);
    return rows.map((row) => this.#event(row));
  }

  async *byStream(range: StreamRange): AsyncIterable<readonly LoggedEvent[]> {
    // Past any version: the first page begins with the next stream.
    let page = this.#page(range, range.afterStream ?? '', Number.MAX_SAFE_INTEGER);
    let history: LoggedEvent[] = [];
    for (;;) {
      const rows = await page;
      const last = rows.at(-1);
      const more = last !== undefined && rows.length === this.#pageSize;
      if (more) {
        // Fetched while this page is worked on; an error is met when the page is awaited.
        page = this.#page(range, last[1], Number(last[2]));
        page.catch(() => undefined);
      }
      for (const row of rows) {
        if (history.length > 0 && history[0]?.stream !== row[1]) {
          yield history;
          history = [];
        }
        history.push(this.#event(row));
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

  #page({ streamPrefix, upTo }: StreamRange, stream: string, version: number): Promise<readonly EventRow[]> {
    return this.#rows(
      `select ${COLUMNS} from event where ${WITHIN_PREFIX} and position <= $2 and (stream, version) > ($3, $4::bigint)
       order by stream, version limit $5`,
      [streamPrefix, upTo, stream, version, this.#pageSize],
    );
  }

  async #rows(text: string, values: unknown[]): Promise<readonly EventRow[]> {
    const { rows } = await this.#pool.query<EventRow & unknown[]>({ text, values, rowMode: 'array' });
    return rows;
  }

  #event(row: EventRow): LoggedEvent {
    let event: RecordedEvent | undefined;
    const lift = this.#lift;
    return {
      position: BigInt(row[0]),
      stream: row[1],
      read: () => (event ??= lift(recordedEvent(row))),
    };
  }
}

function recordedEvent([
  position,
  stream,
  version,
  id,
  type,
  schema,
  data,
  metadata,
  recordedAt,
]: EventRow): RecordedEvent {
  return {
    id,
    type,
    schema,
    data: JSON.parse(data),
    metadata: JSON.parse(metadata),
    stream,
    version: Number(version),
    position: BigInt(position),
    recordedAt,
  };
}
