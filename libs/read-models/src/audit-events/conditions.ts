import type { View } from '@acta/projections';
import { decisions } from '../decision/timeline.js';
import { presences } from '../presence/timeline.js';
import { parties } from '../registers/timelines.js';
import { wantedWords } from '../search/words.js';
import { belongingTo, ofAll, streamsWith, type Known } from './belonging.js';
import { dateNotStated, eventIndex } from './event-index.js';
import { Conditions } from './numbered.js';

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
   * With those of a mission or a party, all events of the sessions at which their files are awaited, or on whose agenda these are; of the
   * sources that are cited in them; and of the parties that are on record in the mission.
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

const isDay = (instant: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(instant);
const startOf = (given?: string): string | undefined => given && (isDay(given) ? `${given}T00:00:00Z` : given);
const endOf = (given?: string): string | undefined => given && (isDay(given) ? `${given}T23:59:59.999999Z` : given);

/** What happens at the sessions that files wait for, or that have them on their agenda. */
function ofSessions(conditions: Conditions, known: Known, { mission, party }: AuditFilter): string {
  const files = `from ${streamsWith(conditions, known, decisions.name, { mission, party })}`;
  const index = known.view.table(eventIndex.name);
  const byThen = conditions.number('n.position <= ?::bigint', known.knownAt);
  // An index on tags is in the default collation, and streams are not. "|| ''": of all that happens at sessions, little names any of these.
  const named = `select ('decision:' || substr(s.stream, ${'decision-'.length + 1})) collate "default" ${files}`;
  return `i.stream = any(array(
    select 'session-' || substr(tag, ${'session:'.length + 1}) from ${index} n, unnest(n.tags) tag
    where n.stream in (select s.stream ${files}) and tag like 'session:%' and ${byThen}
    union select n.stream from ${index} n where n.stream || '' like 'session-%' and n.tags && array(${named}) and ${byThen}))`;
}

/** What becomes of the sources that their files and observations cite. */
function ofSources(conditions: Conditions, known: Known, { mission, party }: AuditFilter): string {
  const own = [decisions, presences].map(
    ({ name }) => `select s.stream from ${streamsWith(conditions, known, name, { mission, party })}`,
  );
  const index = known.view.table(eventIndex.name);
  const byThen = conditions.number('n.position <= ?::bigint', known.knownAt);
  return `i.stream = any(array(
    select distinct 'source-' || substr(tag, ${'source:'.length + 1}) from ${index} n, unnest(n.tags) tag
    where n.stream in (${own.join(' union ')}) and tag like 'source:%' and ${byThen}))`;
}

/** What becomes of the parties that are on record in a mission, of their members and of those of these. */
function ofPartiesIn(conditions: Conditions, known: Known, { mission, party }: AuditFilter): readonly string[] {
  if (mission === undefined) return [];
  const named = [decisions, presences].map(
    ({ name }) => `select s.party from ${streamsWith(conditions, known, name, { mission, party })}`,
  );
  const byThen = conditions.number('p.known_from <= ?::bigint', known.knownAt);
  return [
    `i.stream = any(array(with recursive named (party) as (
      (${named.join(' union ')})
      union select member collate "C" from named join ${known.view.table(parties.name)} p on p.stream = 'party-' || named.party and ${byThen},
        json_array_elements_text(coalesce(p.content::json -> 'members', '[]')) member
    ) select 'party-' || party from named))`,
  ];
}

/** What meets a filter, as it was known at a position. */
export function conditionsOf(view: View, knownAt: bigint, filter: AuditFilter): Conditions {
  const conditions = new Conditions();
  const known = { view, knownAt };
  conditions.add('i.position <= ?::bigint', knownAt);
  conditions.add('i.stream = ?', filter.stream);
  // One type is found in the order of its events; several are not.
  const types = typeof filter.type === 'string' ? [filter.type] : filter.type;
  conditions.add(types?.length === 1 ? 'i.type = ?' : 'i.type = any(?)', types?.length === 1 ? types[0] : types);
  conditions.add('i.actor = ?', filter.actor);
  for (const name of ['source', 'session', 'decision'] as const) {
    conditions.add('i.tags @> array[?]', filter[name] && `${name}:${filter[name]}`);
  }
  const named = (['body', 'mission', 'party'] as const).flatMap((key) => {
    const id = filter[key];
    return id === undefined ? [] : [belongingTo(conditions, known, key, id)];
  });
  if (named.length > 0) conditions.alternatives = ofAll(named);
  if (filter.withAround && (filter.mission ?? filter.party) !== undefined) {
    const around = [
      ofSessions(conditions, known, filter),
      ofSources(conditions, known, filter),
      ...ofPartiesIn(conditions, known, filter),
    ];
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
