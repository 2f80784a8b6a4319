import type { DayBounds, FactOf, StatedDate } from '@acta/domain';
import type { Course, States } from '../time/course.js';
import type { Dated } from '../time/dated.js';
import { held, variantsOf, type Held } from '../time/held.js';
import type { Opening } from '../time/pieces-along.js';
import { courseTimelineOf, idOfStream } from '../time/timeline.js';
import { afterAll, beforeAll } from '../time/open-ends.js';

/** Something on an agenda: a file, or else a topic. */
export interface AgendaItem {
  readonly decision?: string;
  readonly topic?: string;
  readonly status: 'tabled' | 'dropped';
  /** Why it was dropped. */
  readonly reason?: string;
  /** Within which days the last step happened. */
  readonly happened: DayBounds;
  readonly events: readonly string[];
}

export interface SessionPlace {
  readonly status: 'scheduled' | 'postponed' | 'held' | 'cancelled';
  /** When it meets, or met. */
  readonly date: StatedDate;
  readonly reason?: string;
  /** Within which days it was put off. */
  readonly moved?: DayBounds;
  /** Within which days it was cancelled: before the day on which it was to meet, or when that was over. */
  readonly cancelled?: DayBounds;
}

/** A session as it is planned, or was held, seen from a day. */
export interface SessionRow extends Held<SessionPlace> {
  readonly id: string;
  /** Whether certain facts tell when it meets, or what became of it. */
  readonly certain: boolean;
  readonly body: string;
  readonly title?: string;
  readonly items: readonly Held<AgendaItem>[];
  readonly events: readonly string[];
}

interface State {
  /** Whether any fact tells when it meets, or what became of it. */
  readonly told: boolean;
  readonly scheduled: boolean;
  readonly place: SessionPlace;
  readonly items: readonly AgendaItem[];
  readonly events: readonly string[];
}

const idOfItem = ({ decision, topic }: Pick<AgendaItem, 'decision' | 'topic'>): string =>
  decision === undefined ? `topic:${topic}` : `decision:${decision}`;

/** It was held on the day that was set, unless it is said to have happened on another. */
function heldOn(set: StatedDate, happened: StatedDate | undefined): StatedDate {
  if (!happened) return set;
  const isWithin =
    (happened.earliest ?? beforeAll) <= (set.latest ?? afterAll) &&
    (set.earliest ?? beforeAll) <= (happened.latest ?? afterAll);
  return isWithin ? set : happened;
}

function placeAfter(place: SessionPlace, { fact, bounds }: Dated): SessionPlace {
  switch (fact.type) {
    case 'SessionPostponed':
      // What has met is put off no more: of an unknown day, it was before that.
      return place.status === 'held' ? place : { status: 'postponed', ...fact.data, moved: bounds };
    case 'SessionHeld':
      return { status: 'held', date: fact.data.date ?? heldOn(place.date, fact.occurred) };
    case 'SessionCancelled':
      return { status: 'cancelled', date: place.date, cancelled: bounds, ...fact.data };
    default:
      return place;
  }
}

function itemsAfter(items: readonly AgendaItem[], { fact, bounds }: Dated): readonly AgendaItem[] {
  if (fact.type !== 'ItemTabled' && fact.type !== 'ItemDropped') return items;
  const status = fact.type === 'ItemTabled' ? 'tabled' : 'dropped';
  const before = items.find((item) => idOfItem(item) === idOfItem(fact.data));
  const after: AgendaItem = {
    ...fact.data,
    status,
    happened: bounds,
    events: [...(before?.events ?? []), fact.id],
  };
  return before ? items.map((item) => (item === before ? after : item)) : [...items, after];
}

const courseFrom = ({ fact }: Opening<'SessionScheduled'>): Course<State> => ({
  initial: {
    told: false,
    scheduled: false,
    place: { status: 'scheduled', date: fact.data.date },
    items: [],
    events: [],
  },
  evolve({ told, scheduled, place, items, events }, dated) {
    const next = placeAfter(place, dated);
    return {
      told: told || dated.fact.type === 'SessionScheduled' || next !== place,
      scheduled: scheduled || dated.fact.type === 'SessionScheduled',
      place: next,
      items: itemsAfter(items, dated),
      events: [...events, dated.fact.id],
    };
  },
});

function rowOf({ stream, data: { body, title } }: FactOf<'SessionScheduled'>, states: States<State>): SessionRow {
  const places = held(
    states,
    ({ place }) => [place],
    () => 'place',
  );
  return {
    id: idOfStream(stream),
    body,
    ...(title !== undefined && { title }),
    ...(places[0] as Held<SessionPlace>),
    certain: states[0].told,
    items: held(states, ({ items }) => items, idOfItem),
    events: (states.at(-1) as State).events,
  };
}

/** The key of a session that dropped several files. */
const several = '*';

/** The keys of the sessions that dropped one of these files from their agenda, or may have, and perhaps of others. */
export const keysOfDropping = (decisions: readonly string[]): { readonly dropped: readonly string[] } => ({
  dropped: [...decisions, several],
});

function droppedIn({ items }: SessionRow): string | undefined {
  const dropped = items.flatMap(variantsOf).filter(({ status }) => status === 'dropped');
  const files = new Set(dropped.flatMap(({ decision }) => decision ?? []));
  return files.size > 1 ? several : [...files][0];
}

/** Keys: `body`, and `dropped`: the file that was dropped from its agenda. */
export const sessions = courseTimelineOf<'SessionScheduled', State, SessionRow>({
  aggregate: 'session',
  version: 9,
  keys: ['body', 'dropped'],
  sparse: ['dropped'],
  opening: 'SessionScheduled',
  courseFrom,
  pieceOf({ fact }, states) {
    // What became of it, or was put on its agenda, on an unknown day did not before it was scheduled.
    if (!states[0].told && !states.some(({ scheduled }) => scheduled)) return undefined;
    const row = rowOf(fact, states);
    return { row, keys: { body: row.body, dropped: droppedIn(row) } };
  },
});
