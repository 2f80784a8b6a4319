import type { View } from '@acta/projections';
import { decisions } from '../decision/timeline.js';
import { presences } from '../presence/timeline.js';
import { wantedWords } from '../search/words.js';
import { sessions } from '../session/timeline.js';
import { dateNotStated, eventIndex } from './event-index.js';

export interface AuditFilter {
  readonly stream?: string;
  readonly type?: string | readonly string[];
  /** Id of the one who recorded it. */
  readonly actor?: string;
  readonly source?: string;
  readonly session?: string;
  readonly decision?: string;
  /** Events that name it, and all events of its sessions. */
  readonly body?: string;
  /** Events that name it, and all events of the files and observations that belong to it. */
  readonly mission?: string;
  readonly party?: string;
  /**
   * With those of a mission or a party, all events of the sessions at which their files are awaited, or on whose agenda these are; and of
   * the parties that are on record in the mission.
   */
  readonly withAround?: boolean;
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

/** Conditions with their parameters, numbered as they come. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly texts: string[] = [];
  /** One of these has to be met too, each of which is looked up by an index of its own; empty: none has to. */
  alternatives: readonly string[] = [];

  /** @param text with `?` for each value, in order; left out where a value is undefined */
  add(text: string, ...values: readonly unknown[]): void {
    if (!values.includes(undefined)) this.texts.push(this.number(text, ...values));
  }

  /** The text with its values as parameters. */
  number(text: string, ...values: readonly unknown[]): string {
    const parts = text.split('?').values();
    let numbered = parts.next().value ?? '';
    for (const value of values) numbered += `$${this.values.push(value)}${parts.next().value ?? ''}`;
    return numbered;
  }
}

const isDay = (instant: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(instant);
const startOf = (given?: string): string | undefined => given && (isDay(given) ? `${given}T00:00:00Z` : given);
const endOf = (given?: string): string | undefined => given && (isDay(given) ? `${given}T23:59:59.999999Z` : given);

/** Whose streams belong to what. */
const belongings = { body: [sessions], mission: [decisions, presences], party: [decisions, presences] } as const;

/** What belongs to something is found by the timelines, whatever was believed of it at any time. */
function belongs(conditions: Conditions, view: View, key: keyof typeof belongings, id: string): readonly string[] {
  const naming = conditions.number('i.tags @> array[?]', `${key}:${id}`);
  const streams = belongings[key]
    .map(({ name }) => conditions.number(`select stream from ${view.streamsTable(name)} where ${key} = ?`, id))
    .join(' union ');
  // A body has very many sessions with few events each. As an array they are looked up; joined, the log would be walked through.
  return [naming, key === 'body' ? `i.stream = any(array(${streams}))` : `i.stream in (${streams})`];
}

/** What happens at the sessions that files wait for, or that have them on their agenda. */
function ofSessions(conditions: Conditions, view: View, { mission, party }: AuditFilter): string {
  const keys = Object.entries({ mission, party }).filter(([, id]) => id !== undefined);
  const files = `from ${view.streamsTable(decisions.name)} where ${keys.map(([key, id]) => conditions.number(`${key} = ?`, id)).join(' and ')}`;
  const index = view.table(eventIndex.name);
  return `i.stream = any(array(
    select 'session-' || substr(tag, ${'session:'.length + 1}) from ${index} n, unnest(n.tags) tag
    where n.stream in (select stream ${files}) and tag like 'session:%'
    union select n.stream from ${index} n
    where n.stream like 'session-%' and n.tags && array(select 'decision:' || substr(stream, ${'decision-'.length + 1}) ${files})))`;
}

/** What becomes of the parties that are on record in a mission. */
function ofPartiesIn(conditions: Conditions, view: View, { mission, party }: AuditFilter): readonly string[] {
  if (mission === undefined) return [];
  const named = [decisions, presences].map(({ name }) => {
    const all = conditions.number(`select party from ${view.streamsTable(name)} where mission = ?`, mission);
    return party === undefined ? all : conditions.number(`${all} and party = ?`, party);
  });
  return [`i.stream = any(array(select 'party-' || party from (${named.join(' union ')}) named))`];
}

/** What meets a filter, as it was known at a position. */
export function conditionsOf(view: View, knownAt: bigint, filter: AuditFilter): Conditions {
  const conditions = new Conditions();
  conditions.add('i.position <= ?::bigint', knownAt);
  conditions.add('i.stream = ?', filter.stream);
  // One type is found in the order of its events; several are not.
  const types = typeof filter.type === 'string' ? [filter.type] : filter.type;
  conditions.add(types?.length === 1 ? 'i.type = ?' : 'i.type = any(?)', types?.length === 1 ? types[0] : types);
  conditions.add('i.actor = ?', filter.actor);
  for (const name of ['source', 'session', 'decision'] as const) {
    conditions.add('i.tags @> array[?]', filter[name] && `${name}:${filter[name]}`);
  }
  for (const name of ['body', 'mission', 'party'] as const) {
    const id = filter[name];
    if (id === undefined) continue;
    const either = belongs(conditions, view, name, id);
    conditions.alternatives =
      conditions.alternatives.length === 0
        ? either
        : conditions.alternatives.map((one) => `${one} and (${either.join(' or ')})`);
  }
  if (filter.withAround && (filter.mission ?? filter.party) !== undefined) {
    const around = [ofSessions(conditions, view, filter), ...ofPartiesIn(conditions, view, filter)];
    conditions.alternatives = [...conditions.alternatives, ...around];
  }
  conditions.add(
    `(lower(i.occurred) is null or lower(i.occurred) <= ?::date or i.tags @> array['${dateNotStated}'])`,
    filter.validAt,
  );
  const { validFrom, validTo } = filter;
  if (validFrom ?? validTo) {
    conditions.add(`i.occurred && daterange(?::date, ?::date, '[]')`, validFrom ?? null, validTo ?? null);
  }
  conditions.add('i.recorded_at >= ?::timestamptz', startOf(filter.recordedFrom));
  conditions.add('i.recorded_at <= ?::timestamptz', endOf(filter.recordedTo));
  conditions.add('i.search @@ acta_search_query(?)', filter.q && wantedWords(filter.q));
  return conditions;
}
