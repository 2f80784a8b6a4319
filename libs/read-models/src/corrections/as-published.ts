import { entryIn, remarkIn, type Day, type DayBounds, type Evidence } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { isSameJson } from '@acta/projections';
import { history, type HistoryEvent } from '../decision/history.js';
import { decisions } from '../decision/timeline.js';
import { missions } from '../mission/timeline.js';
import { publishedBy } from '../known/published.js';
import type { StoredLogSource } from '../known/stored-log.js';
import type { Asked } from '../pieces/times.js';
import { presences } from '../presence/timeline.js';
import { afterAll } from '../time/open-ends.js';
import { idOfStream } from '../time/timeline.js';

/**
 * That something was published on other days than was known before: a source, or what an event cites. Answers as published by a day between the
 * two may be others.
 */
export interface PublishedOtherwise {
  /** Id of the source; null: it is an event that cites others now. */
  readonly source: string | null;
  /** Within which days it was published, as was known before this and since; null: it is on record no more, or cites nothing. */
  readonly before: DayBounds | null;
  readonly after: DayBounds | null;
  /** Of whom something is said by it: a party in a mission, or a mission as a whole. */
  readonly of: readonly { readonly mission: string | null; readonly party: string | null }[];
}

/** An event can be known once the first of what it cites is out. */
function firstOut(evidence: readonly Evidence[]): DayBounds | null {
  const days = evidence.flatMap(({ published }) => published ?? []);
  const [first] = days.toSorted((a, b) => ((a.latest ?? afterAll) < (b.latest ?? afterAll) ? -1 : 1));
  return first ? boundsOf(first) : null;
}

const boundsOf = ({ earliest, latest }: DayBounds): DayBounds => ({ earliest, latest });

function publishedIn({ type, retracted, corrected, ...recorded }: HistoryEvent): DayBounds | null {
  const { data, evidence } = corrected ?? recorded;
  if (type !== 'SourceRegistered') return firstOut(evidence);
  const { published } = data as { readonly published?: DayBounds };
  return published && !retracted ? boundsOf(published) : null;
}

/** Days on which it may begin or cease to be known from what is published by then. */
function turnsIn(events: readonly RecordedEvent[]): ReadonlySet<Day> {
  const cited = events.flatMap((event) => [
    ...(entryIn(event).evidence ?? []),
    ...(event.type === 'EventCorrected' ? (remarkIn<'EventCorrected'>(event).replace.evidence ?? []) : []),
  ]);
  const out = cited.flatMap(({ published }) => published?.latest ?? []);
  return new Set([...out, ...events.map(({ recordedAt }) => recordedAt.slice(0, 10))]);
}

/** Whether an event is known on other days than before: a correction that cites a later source does not count until that is out. */
function isKnownOtherwise(id: string, { before, after }: Around): boolean {
  const isKnown = (events: readonly RecordedEvent[], day: Day): boolean =>
    publishedBy(events, day).some((event) => event.id === id);
  return [...turnsIn(after)].some((day) => isKnown(before, day) !== isKnown(after, day));
}

/** An event and what is said of it, before and since a correction. */
export interface Around {
  readonly before: readonly RecordedEvent[];
  readonly after: readonly RecordedEvent[];
}

/** Undefined where it was published on the same days as before. */
export async function publishedOtherwise(
  asked: Asked,
  source: StoredLogSource,
  was: HistoryEvent,
  around: Around,
): Promise<PublishedOtherwise | undefined> {
  const is = history(around.after).find(({ id }) => id === was.id);
  const [before, after] = [publishedIn(was), is ? publishedIn(is) : null];
  if (isSameJson(before, after)) return undefined;
  if (was.type !== 'SourceRegistered' && !isKnownOtherwise(was.id, around)) return undefined;
  const id = was.type === 'SourceRegistered' ? idOfStream(was.stream) : null;
  const streams = id === null ? [was.stream] : await asked.log.naming([`source:${id}`]);
  return { source: id, before, after, of: await placesIn(source, streams) };
}

/** A source may be cited in very many streams: whose they are is looked up by their keys. */
async function placesIn(
  { pool, view }: StoredLogSource,
  streams: readonly string[],
): Promise<PublishedOtherwise['of']> {
  const ofParties = [decisions, presences].map(
    ({ name }) => `select s.mission, s.party from ${view.streamsTable(name)} s where s.stream = any($1)`,
  );
  const ofMissions = `select s.mission, null from ${view.streamsTable(missions.name)} s where s.stream = any($1)`;
  const { rows } = await pool.query<PublishedOtherwise['of'][number]>(
    `${[...ofParties, ofMissions].join(' union ')} order by mission, party`,
    [streams],
  );
  return rows;
}
