import { lift } from '@acta/domain';
import type { EventMetadata, JsonObject, RecordedEvent } from '@acta/kernel';
import type { View } from '@acta/projections';
import type { Pool } from 'pg';
import type { KnownLog } from '../known/known-log.js';
import { limitOf, pageOf, placeOf, positionIn, type Page, type PageRequest } from '../page.js';
import { type AuditFilter, conditionsOf } from './conditions.js';
import { eventIndex } from './event-index.js';
import type { Conditions } from './numbered.js';

export interface AuditSource {
  readonly pool: Pool;
  /** Open on the event index, the decisions, the sessions, the presences and the parties. */
  readonly view: View;
  /** The last position that counts as known. */
  readonly knownAt: bigint;
  /** Where not all that is recorded by then counts as known. */
  readonly counting?: KnownLog;
}

interface Found {
  readonly position: string;
  readonly stream: string;
  readonly version: string;
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  readonly data: string;
  readonly metadata: string;
  readonly recorded_at: string;
}

/** Those that count as known. */
async function counted(events: readonly RecordedEvent[], log: KnownLog | undefined): Promise<readonly RecordedEvent[]> {
  if (!log) return events;
  const known = await log.events([...new Set(events.map(({ stream }) => stream))]);
  const ids = new Set([...known.values()].flatMap((history) => history.map(({ id }) => id)));
  return events.filter(({ id }) => ids.has(id));
}

/**
 * The log, as it was recorded, by what one looks for; the newest first unless asked otherwise.
 * @throws ActaError `invalid-cursor`
 */
export async function auditEvents(
  source: AuditSource,
  filter: AuditFilter,
  page: PageRequest = {},
): Promise<Page<RecordedEvent>> {
  const { order = 'newest' } = filter;
  const question = { list: 'audit-events', ...filter, order };
  const wanted = limitOf(page) + 1;
  const found: RecordedEvent[] = [];
  const place = placeOf(page.cursor, question);
  let after = place && positionIn(place[0]);
  let more = true;
  // Where few of those that are found count as known, it goes on in larger steps.
  for (let limit = wanted; more && found.length < wanted; limit = Math.min(2 * limit, mostAtOnce)) {
    const events = await eventsAfter(source, { ...filter, order }, after, limit);
    found.push(...(await counted(events, source.counting)));
    more = events.length === limit;
    after = events.at(-1)?.position.toString();
  }
  return pageOf(found, page, question, ({ position }) => [`${position}`]);
}

const mostAtOnce = 2000;

async function eventsAfter(
  source: AuditSource,
  filter: AuditFilter,
  after: string | undefined,
  limit: number,
): Promise<readonly RecordedEvent[]> {
  const { order } = filter;
  const conditions = conditionsOf(source.view, source.knownAt, filter);
  conditions.add(`i.position ${order === 'newest' ? '<' : '>'} ?::bigint`, after);
  const way = order === 'newest' ? 'desc' : 'asc';
  const { rows } = await source.pool.query<Found>(
    `select e.position, e.stream, e.version, e.id, e.type, e.schema, e.data, e.metadata,
       to_char(e.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at
     from ${found(source.view, conditions, way, limit)} i join event e on e.position = i.position
     order by i.position ${way} limit ${limit}`,
    conditions.values,
  );
  return rows.map(eventOf);
}

/** The positions of what meets the conditions, at least the first ones. */
function found(view: View, { texts, alternatives }: Conditions, way: 'asc' | 'desc', limit: number): string {
  const index = `select i.position from ${view.table(eventIndex.name)} i where ${texts.join(' and ')}`;
  if (alternatives.length === 0) return `(${index} order by i.position ${way} limit ${limit})`;
  // By "+ 0" the log is not walked through in search of them: they may be far back.
  const arms = alternatives.map((text) => `(${index} and ${text} order by i.position + 0 ${way} limit ${limit})`);
  return `(${arms.join(' union ')})`;
}

const eventOf = ({ position, version, data, metadata, recorded_at: recordedAt, ...row }: Found): RecordedEvent =>
  lift({
    ...row,
    version: Number(version),
    position: BigInt(position),
    recordedAt,
    data: JSON.parse(data) as JsonObject,
    metadata: JSON.parse(metadata) as EventMetadata,
  });
