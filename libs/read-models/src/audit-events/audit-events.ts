import { lift } from '@acta/domain';
import type { EventMetadata, JsonObject, RecordedEvent } from '@acta/kernel';
import type { View } from '@acta/projections';
import type { Pool } from 'pg';
import { decisions } from '../decision/timeline.js';
import type { KnownLog } from '../known/known-log.js';
import { limitOf, pageOf, placeOf, type Page, type PageRequest } from '../page.js';
import { presences } from '../presence/timeline.js';
import { dateNotStated, eventIndex } from './event-index.js';

export interface AuditFilter {
  readonly stream?: string;
  readonly type?: string | readonly string[];
  /** Id of the one who recorded it. */
  readonly actor?: string;
  readonly body?: string;
  readonly source?: string;
  readonly session?: string;
  readonly decision?: string;
  /** Events that name it, and all events of the files and observations that belong to it. */
  readonly mission?: string;
  readonly party?: string;
  /** The day by which it can have happened; what has no date can. */
  readonly validAt?: string;
  /** Days between which it can have happened, both included. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Instants (RFC 3339) or days between which it was recorded, both included. */
  readonly recordedFrom?: string;
  readonly recordedTo?: string;
  /** Words; as on the web: "quoted phrases", or, and a minus before what is not wanted. */
  readonly q?: string;
  readonly order?: 'newest' | 'oldest';
}

export interface AuditSource {
  readonly pool: Pool;
  /** Open on the event index, the decisions and the presences. */
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

/** Conditions with their parameters, numbered as they come. */
class Conditions {
  readonly values: unknown[] = [];
  readonly texts: string[] = [];

  /** @param text with `?` for each value, in order; left out where a value is undefined */
  add(text: string, ...values: readonly unknown[]): void {
    if (values.includes(undefined)) return;
    const parts = text.split('?').values();
    let numbered = parts.next().value ?? '';
    for (const value of values) numbered += `$${this.values.push(value)}${parts.next().value ?? ''}`;
    this.texts.push(numbered);
  }
}

const isDay = (instant: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(instant);
const startOf = (given?: string): string | undefined => given && (isDay(given) ? `${given}T00:00:00Z` : given);
const endOf = (given?: string): string | undefined => given && (isDay(given) ? `${given}T23:59:59.999999Z` : given);

/** Those who belong to a mission or a party are found by the timelines, whatever was believed of them at any time. */
const belongs = (view: View, key: 'mission' | 'party'): string =>
  `(i.tags @> array[?] or i.stream in (
      select stream from ${view.streamsTable(decisions.name)} where ${key} = ?
      union select stream from ${view.streamsTable(presences.name)} where ${key} = ?))`;

function conditionsOf({ view, knownAt }: AuditSource, filter: AuditFilter): Conditions {
  const conditions = new Conditions();
  conditions.add('i.position <= ?::bigint', knownAt);
  conditions.add('i.stream = ?', filter.stream);
  // One type is found in the order of its events; several are not.
  const types = typeof filter.type === 'string' ? [filter.type] : filter.type;
  conditions.add(types?.length === 1 ? 'i.type = ?' : 'i.type = any(?)', types?.length === 1 ? types[0] : types);
  conditions.add('i.actor = ?', filter.actor);
  for (const name of ['body', 'source', 'session', 'decision'] as const) {
    conditions.add('i.tags @> array[?]', filter[name] && `${name}:${filter[name]}`);
  }
  for (const name of ['mission', 'party'] as const) {
    const id = filter[name];
    conditions.add(belongs(view, name), id && `${name}:${id}`, id, id);
  }
  conditions.add(
    `(lower(i.occurred) is null or lower(i.occurred) <= ?::date or i.tags @> array['${dateNotStated}'])`,
    filter.validAt,
  );
  const { validFrom, validTo } = filter;
  if (validFrom && validTo && validFrom > validTo) conditions.add('false');
  else if (validFrom ?? validTo) {
    conditions.add(`i.occurred && daterange(?::date, ?::date, '[]')`, validFrom ?? null, validTo ?? null);
  }
  conditions.add('i.recorded_at >= ?::timestamptz', startOf(filter.recordedFrom));
  conditions.add('i.recorded_at <= ?::timestamptz', endOf(filter.recordedTo));
  conditions.add('i.search @@ acta_search_query(?)', filter.q);
  return conditions;
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
  let [after] = placeOf(page.cursor, question) ?? [];
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
  after: string | number | undefined,
  limit: number,
): Promise<readonly RecordedEvent[]> {
  const { order } = filter;
  const conditions = conditionsOf(source, filter);
  conditions.add(`i.position ${order === 'newest' ? '<' : '>'} ?::bigint`, after);
  const { rows } = await source.pool.query<Found>(
    `select e.position, e.stream, e.version, e.id, e.type, e.schema, e.data, e.metadata,
       to_char(e.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at
     from ${source.view.table(eventIndex.name)} i join event e on e.position = i.position
     where ${conditions.texts.join(' and ')}
     order by i.position ${order === 'newest' ? 'desc' : 'asc'} limit ${limit}`,
    conditions.values,
  );
  return rows.map(eventOf);
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
