import { ActaError, type JsonValue, type RecordedEvent } from '@acta/kernel';
import canonicalize from 'canonicalize';
import { Pool } from 'pg';
import type { AppendResult, EventStore, ReadAll, ReadStream, StreamAppend } from './port.js';

export const canonicalJson = (v: JsonValue): string => canonicalize(v) ?? 'null';
const COLS = `position, stream, version, id, type, schema, data, metadata, to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at`;
export class PostgresEventStore implements EventStore {
  private readonly pool: Pool;
  private readonly lift: (e: RecordedEvent) => RecordedEvent;
  constructor({ connectionString, lift = (e) => e }: { connectionString: string; lift?: (e: RecordedEvent) => RecordedEvent }) {
    this.pool = new Pool({ connectionString, max: 5 });
    this.pool.on('error', () => undefined);
    this.lift = lift;
  }
  async append(appends: readonly StreamAppend[]): Promise<AppendResult> {
    const c = await this.pool.connect();
    try {
      await c.query('begin');
      await c.query('select pg_advisory_xact_lock(4202118)');
      let head = BigInt((await c.query('select coalesce(max(position),0) h from event')).rows[0].h);
      const events = [];
      for (const a of appends) {
        let v = Number((await c.query('select coalesce(max(version),0) v from event where stream=$1', [a.stream])).rows[0].v);
        if (typeof a.expected === 'number' && v !== a.expected) throw new ActaError('conflict', 'version-conflict', 'conflict', [], { stream: a.stream, expected: a.expected, actual: v });
        for (const e of a.events) {
          head++;
          v++;
          await c.query('insert into event (position,stream,version,id,type,schema,data,metadata,recorded_at) values ($1,$2,$3,$4,$5,$6,$7,$8,now())', [head, a.stream, v, e.id, e.type, e.schema, canonicalJson(e.data as JsonValue), canonicalJson(JSON.parse(JSON.stringify(e.metadata)))]);
          events.push({ id: e.id, stream: a.stream, version: v, position: head });
        }
      }
      await c.query('commit');
      return { position: head, events, duplicate: false };
    } catch (e) {
      await c.query('rollback');
      throw e;
    } finally {
      c.release();
    }
  }
  private row(r: Record<string, string>): RecordedEvent {
    return this.lift({ position: BigInt(r['position']!), stream: r['stream']!, version: Number(r['version']), id: r['id']!, type: r['type']!, schema: Number(r['schema']), data: JSON.parse(r['data']!), metadata: JSON.parse(r['metadata']!), recordedAt: r['recorded_at']! });
  }
  async *readStream(stream: string, o: ReadStream = {}): AsyncIterable<RecordedEvent> {
    const back = o.direction === 'backwards';
    const { rows } = await this.pool.query(`select ${COLS} from event where stream=$1 and version ${back ? '<=' : '>='} $2 order by version ${back ? 'desc' : 'asc'} limit $3`, [stream, o.from ?? (back ? 1e9 : 0), o.limit ?? null]);
    for (const r of rows) yield this.row(r);
  }
  async *readAll(o: ReadAll = {}): AsyncIterable<RecordedEvent> {
    const { rows } = await this.pool.query(`select ${COLS} from event where position > $1 order by position limit $2`, [o.after ?? 0n, o.limit ?? null]);
    for (const r of rows) yield this.row(r);
  }
  async readEvents(ids: readonly string[]): Promise<readonly RecordedEvent[]> {
    const { rows } = await this.pool.query(`select ${COLS} from event where id = any($1::uuid[]) order by position`, [ids]);
    return rows.map((r) => this.row(r));
  }
  async head(): Promise<bigint> {
    return BigInt((await this.pool.query('select coalesce(max(position),0) h from event')).rows[0].h);
  }
  async positionAt(instant: string): Promise<bigint> {
    return BigInt((await this.pool.query('select coalesce(max(position),0) h from event where recorded_at <= $1', [instant])).rows[0].h);
  }
  async close(): Promise<void> {
    await this.pool.end();
  }
}
