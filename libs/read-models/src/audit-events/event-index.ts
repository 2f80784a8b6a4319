import {
  aggregateOf,
  entryIn,
  eventsLinked,
  isRemark,
  lift,
  referencesOfCorrection,
  referencesOfEvent,
  type Day,
  type Reference,
  type StatedDate,
} from '@acta/domain';
import type { JsonObject, RecordedEvent } from '@acta/kernel';
import type { EventEntry, PerEventDefinition, Span } from '@acta/projections';
import { searchable } from '../search/words.js';
import { dayAfter } from '../time/day-after.js';
import { idOfStream } from '../time/timeline.js';

/** Fields whose text people search for. */
const spoken = new Set([
  'quote',
  'paraphrase',
  'note',
  'title',
  'name',
  'text',
  'question',
  'reason',
  'conditions',
  'topic',
  'theatre',
  'reference',
  'publisher',
  'excludes',
  'role',
]);

/** A search index takes no more of one event. */
export const mostText = 100_000;
const halfCharacter = /[\uD800-\uDBFF]$/;

function collectTexts(value: unknown, key: string, texts: string[]): string[] {
  if (typeof value === 'string') {
    if (spoken.has(key)) texts.push(value);
  } else if (Array.isArray(value)) {
    for (const item of value) collectTexts(item, key, texts);
  } else if (typeof value === 'object' && value !== null) {
    for (const field in value) collectTexts((value as JsonObject)[field], field, texts);
  }
  return texts;
}

/** `party:belgium` of `party-belgium`; a presence is tagged with its mission and its party, which its data name. */
const tagOf = (stream: string): string => stream.replace('-', ':');

/** What an event says of another: the event, what replaces its data, and the date that it is given. */
interface Remark {
  readonly event?: string;
  readonly replace?: { readonly occurred?: StatedDate };
}

/** What is said of an event names what that one names, too, but not the sources that it cites. */
function referencesOf(event: RecordedEvent, events: readonly RecordedEvent[]): readonly Reference[] {
  if (!isRemark(event.type)) return referencesOfEvent(event);
  const entry = entryIn(event);
  const concerned = events.find(({ id }) => id === (entry.data as Remark).event);
  if (!concerned) return referencesOfEvent(event);
  const named = referencesOf(concerned, events).filter(({ anyOf }) => !anyOf.some(isSource));
  return [
    ...(event.type === 'EventCorrected' ? referencesOfCorrection(concerned.type, entry) : referencesOfEvent(event)),
    ...named,
  ];
}

const isSource = (stream: string): boolean => stream.startsWith('source-');

/** The tag of what may have happened on any day up to the one on which it is found. */
export const dateNotStated = 'date:not-stated';

/** An entry, or what is told of one. */
interface Said {
  readonly data: JsonObject;
  readonly occurred?: StatedDate | null;
}

const statedDateOf = ({ data, occurred }: Said): StatedDate | undefined =>
  occurred ?? (data as Remark).replace?.occurred;

/** Whether an event, as it was recorded, can have happened by a day: one without a date, or with an open one, can by any. */
export function canHaveHappenedBy(day: Day, said: Said): boolean {
  const earliest = statedDateOf(said)?.earliest ?? null;
  return earliest === null || earliest <= day;
}

export function tagsOf(event: RecordedEvent, events: readonly RecordedEvent[]): readonly string[] {
  const entry = entryIn(event);
  const { event: about } = entry.data as Remark;
  const own = aggregateOf(event.stream)?.name === 'presence' ? [] : [tagOf(event.stream)];
  const named = referencesOf(event, events).flatMap(({ anyOf }) => anyOf.map(tagOf));
  const linked = eventsLinked(entry).map(({ event: id }) => `event:${id.toLowerCase()}`);
  const remarked = about === undefined ? [] : [`event:${about.toLowerCase()}`];
  const undated = statedDateOf(entry) ? [] : [dateNotStated];
  return [...new Set([...own, ...named, ...linked, ...remarked, ...undated])];
}

/** An event without a date is found on the day by which it had happened. */
function occurredOf(event: RecordedEvent): Span {
  const entry = entryIn(event);
  const occurred = statedDateOf(entry);
  if (occurred) return { from: occurred.earliest, until: dayAfter(occurred.latest) };
  const published = (entry.evidence ?? []).flatMap(({ published }) => published?.latest ?? []).toSorted();
  const day = published[0] ?? event.recordedAt.slice(0, 10);
  return { from: day, until: dayAfter(day) };
}

function entryOf(recorded: RecordedEvent, events: readonly RecordedEvent[]): EventEntry {
  const event = lift(recorded);
  const text = [idOfStream(event.stream).replaceAll(/[-.]/g, ' '), ...collectTexts(event.data, '', [])].join('\n');
  return {
    tags: tagsOf(event, events),
    occurred: occurredOf(event),
    text: searchable(text.slice(0, mostText).replace(halfCharacter, '')),
  };
}

/** The index of the log: each event with what it names, when it happened, and the words in it. */
export const eventIndex: PerEventDefinition = {
  kind: 'per-event',
  name: 'event_index',
  version: 4,
  streamPrefix: '',
  entry: entryOf,
};
