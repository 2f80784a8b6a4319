import {
  entryIn,
  factAsRecorded,
  isOpening,
  isRemark,
  lift,
  standing,
  type Day,
  type Evidence,
  type Fact,
} from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import type { KnownLog } from './known-log.js';

/** Whether one of these sources was out by the end of a day. */
const isOut = (evidence: readonly Evidence[], day: Day): boolean =>
  evidence.some(({ published }) => published?.latest != null && published.latest <= day);

/** Which files are parts of others, or the same, is the recorder's own care for the record where no source says so. */
const isOwnLink = (event: RecordedEvent): boolean =>
  event.type === 'DecisionLinked' && !entryIn(event).evidence?.length;

/** So is what is said of another event without a source: it always counts. */
const remarkCounts = (event: RecordedEvent, day: Day): boolean => {
  const { evidence = [] } = entryIn(event);
  return evidence.length === 0 || isOut(evidence, day);
};

/** A source is known once it is out; an event, once one of its sources is; without any, once it was recorded. */
function factCounts(fact: Fact, day: Day): boolean {
  if (fact.type === 'SourceRegistered') {
    const { latest } = fact.data.published;
    return latest !== null && latest <= day;
  }
  if (fact.evidence.length > 0) return isOut(fact.evidence, day);
  return isOpening(fact.type) || fact.recordedAt.slice(0, 10) <= day;
}

/**
 * The events of one stream that could be known from sources published by the end of a day, from what is recorded now.
 * A correction, retraction or dispute that cites a later source does not count yet. What registers or opens something counts
 * with the first event that is said of it, and a link without a source with its file.
 */
export function publishedBy(recorded: readonly RecordedEvent[], day: Day): readonly RecordedEvent[] {
  const events = recorded.map(lift);
  const remarks = events.filter((event) => isRemark(event.type) && remarkCounts(event, day));
  const ownLinks = events.filter(isOwnLink);
  const happened = events.filter((event) => !isRemark(event.type) && !isOwnLink(event));
  // What is retracted is looked at as it was recorded, and the rest as it is corrected by what counts.
  const standingFacts = new Map(standing([...happened, ...remarks]).map((fact) => [fact.id, fact]));
  const facts = new Set(
    happened.filter((event) => factCounts(standingFacts.get(event.id) ?? factAsRecorded(event), day)),
  );
  const isSpokenOf = [...facts].some(({ type }) => !isOpening(type));
  // What is linked is there only where the file is.
  const counted = new Set([...facts, ...remarks, ...(facts.size > 0 ? ownLinks : [])]);
  return events.filter((event) => counted.has(event) || (isSpokenOf && isOpening(event.type)));
}

/** A log as far as it could be known from sources published by the end of a day. */
export const publishedLog = (log: KnownLog, day: Day): KnownLog => ({
  async events(streams) {
    const histories = [...(await log.events(streams))].map(
      ([stream, history]) => [stream, publishedBy(history, day)] as const,
    );
    return new Map(histories.filter(([, history]) => history.length > 0));
  },
  naming: (tags) => log.naming(tags),
});
