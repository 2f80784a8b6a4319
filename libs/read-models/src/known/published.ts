import {
  entryIn,
  isOpening,
  isRemark,
  lift,
  remarkIn,
  standing,
  subjectOf,
  type Day,
  type Entry,
  type EventData,
  type Evidence,
  type Fact,
} from '@acta/domain';
import type { JsonObject, RecordedEvent } from '@acta/kernel';
import type { KnownLog } from './known-log.js';
import { outBy, redated, withData, type Publications } from './redated.js';

/** Whether a source was out by the end of a day. */
const wasOut =
  (day: Day) =>
  ({ published }: Evidence): boolean =>
    published?.latest != null && published.latest <= day;

const isOut = (evidence: readonly Evidence[], day: Day): boolean => evidence.some(wasOut(day));

/** Of what an event cites, what was out by then. */
function citingWhatIsOut(event: RecordedEvent, day: Day): RecordedEvent {
  const { evidence = [] } = entryIn(event);
  if (evidence.every(wasOut(day))) return event;
  return withData(event, { ...event.data, evidence: evidence.filter(wasOut(day)) as unknown as JsonObject[] });
}

/** A correction, with what was out by then of the evidence that it puts in the place of another; where nothing was, what it concerns cannot be known. */
function replacingByWhatIsOut(event: RecordedEvent, day: Day): RecordedEvent {
  if (event.type !== 'EventCorrected') return event;
  const { replace, ...correction } = remarkIn<'EventCorrected'>(event);
  const { evidence = [] } = replace;
  if (!isOut(evidence, day) || evidence.every(wasOut(day))) return event;
  const data = { ...correction, replace: { ...replace, evidence: evidence.filter(wasOut(day)) } };
  return withData(event, { ...event.data, data: data as unknown as JsonObject });
}

/** Which files are parts of others, or the same, is the recorder's own care for the record where no source says so. */
const isOwnLink = (event: RecordedEvent): boolean =>
  event.type === 'DecisionLinked' && !entryIn(event).evidence?.length;

/** So is what is said of another event without a source: it always counts. */
export const remarkCounts = (event: RecordedEvent, day: Day): boolean => {
  const { evidence = [] } = entryIn(event);
  return evidence.length === 0 || isOut(evidence, day);
};

/**
 * A source is known once it is out; an event, once one of its sources is; without any, once it was recorded.
 * @param fact as which it stands; undefined: nothing is said of it
 */
function eventCounts(event: RecordedEvent, fact: Fact | undefined, day: Day): boolean {
  const { data, evidence = [] }: Pick<Entry, 'data' | 'evidence'> = fact ?? entryIn(event);
  if (event.type === 'SourceRegistered') {
    const { latest } = outBy((data as EventData<'SourceRegistered'>).published, event.recordedAt.slice(0, 10));
    return latest !== null && latest <= day;
  }
  if (evidence.length > 0) return isOut(evidence, day);
  return isOpening(event.type) || event.recordedAt.slice(0, 10) <= day;
}

/**
 * The events of one stream that could be known from sources published by the end of a day, from what is recorded now, with those of their
 * sources. A correction, retraction or dispute that cites a later source does not count yet, nor does one of an event that does not. What
 * registers or opens something counts with the first event that is said of it, and a link without a source with its file.
 * @param publications of sources whose days were corrected since they were cited
 */
export function publishedBy(
  recorded: readonly RecordedEvent[],
  day: Day,
  publications: Publications = new Map(),
): readonly RecordedEvent[] {
  const events = recorded.map((event) => replacingByWhatIsOut(redated(lift(event), publications), day));
  const remarks = events.filter((event) => isRemark(event.type) && remarkCounts(event, day));
  const ownLinks = events.filter(isOwnLink);
  const happened = events.filter((event) => !isRemark(event.type) && !isOwnLink(event));
  // What is retracted is looked at as it was recorded, and the rest as it is corrected by what counts: few are spoken of at all.
  const about = new Set(remarks.map(subjectOf));
  const spokenOf = events.filter(({ id, type }) => about.has(id) && !isRemark(type));
  const standingFacts = new Map(standing([...spokenOf, ...remarks]).map((fact) => [fact.id, fact]));
  const facts = happened.filter((event) => eventCounts(event, standingFacts.get(event.id), day));
  const isSpokenOf = facts.some(({ type }) => !isOpening(type));
  // What is linked is there only where the file is.
  const counted = new Set([
    ...[...facts, ...(facts.length > 0 ? ownLinks : [])].map(({ id }) => id),
    ...(isSpokenOf ? happened.filter(({ type }) => isOpening(type)).map(({ id }) => id) : []),
  ]);
  for (const remark of remarks) if (counted.has(subjectOf(remark) ?? '')) counted.add(remark.id);
  return events.filter(({ id }) => counted.has(id)).map((event) => citingWhatIsOut(event, day));
}

/**
 * A log as far as it could be known from sources published by the end of a day.
 * @param publications of sources whose days were corrected; asked for once
 */
export function publishedLog(
  log: KnownLog,
  day: Day,
  publications: () => Promise<Publications> = async () => new Map(),
): KnownLog {
  let corrected: Promise<Publications> | undefined;
  return {
    async events(streams) {
      const [recorded, days] = await Promise.all([log.events(streams), (corrected ??= publications())]);
      const histories = [...recorded].map(([stream, history]) => [stream, publishedBy(history, day, days)] as const);
      return new Map(histories.filter(([, history]) => history.length > 0));
    },
    naming: (tags) => log.naming(tags),
  };
}
