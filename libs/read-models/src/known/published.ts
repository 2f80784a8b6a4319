import { entryIn, isRemark, lift, remarkIn, retractedIn, type Day, type EventData, type Evidence } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import type { KnownLog } from './known-log.js';

/** What names a thing of which others speak: it says nothing of the world that a source would have to say. */
const registrations = new Set([
  'PartyRegistered',
  'BodyRegistered',
  'SourceRegistered',
  'MissionOpened',
  'DecisionOpened',
  'SessionScheduled',
]);

/** Whether one of these sources was out by the end of a day. */
const isOut = (evidence: readonly Evidence[], day: Day): boolean =>
  evidence.some(({ published }) => published?.latest != null && published.latest <= day);

/** What is said of another event without a source is the recorder's own care for the record: it counts whenever that event does. */
const remarkCounts = (event: RecordedEvent, day: Day): boolean => {
  const { evidence = [] } = entryIn(event);
  return evidence.length === 0 || isOut(evidence, day);
};

/** A source is known once it is out; an event, once one of its sources is; without any, once it was recorded. */
function factCounts(event: RecordedEvent, evidence: readonly Evidence[], day: Day): boolean {
  if (event.type === 'SourceRegistered') {
    const { latest } = (entryIn(event).data as unknown as EventData<'SourceRegistered'>).published;
    return latest !== null && latest <= day;
  }
  if (evidence.length > 0) return isOut(evidence, day);
  return registrations.has(event.type) || event.recordedAt.slice(0, 10) <= day;
}

/**
 * The events of one stream that could be known from sources published by the end of a day, from what is recorded now.
 * A correction, retraction or dispute that cites a later source does not count yet. What registers or opens something counts
 * with the first event that is said of it.
 */
export function publishedBy(recorded: readonly RecordedEvent[], day: Day): readonly RecordedEvent[] {
  const events = recorded.map(lift);
  const remarks = events.filter((event) => isRemark(event.type) && remarkCounts(event, day));
  const taken = retractedIn(events.filter((event) => !isRemark(event.type) || remarks.includes(event)));
  const replaced = new Map<string, readonly Evidence[]>();
  for (const remark of remarks) {
    if (remark.type !== 'EventCorrected' || taken.has(remark.id)) continue;
    const { event, replace } = remarkIn<'EventCorrected'>(remark);
    if (replace.evidence) replaced.set(event, replace.evidence);
  }
  const facts = new Set(
    events.filter(
      (event) =>
        !isRemark(event.type) && factCounts(event, replaced.get(event.id) ?? entryIn(event).evidence ?? [], day),
    ),
  );
  const counted = new Set([...facts, ...remarks]);
  const isSpokenOf = [...facts].some(({ type }) => !registrations.has(type));
  return events.filter((event) => counted.has(event) || (isSpokenOf && registrations.has(event.type)));
}

/** A log as far as it could be known from sources published by the end of a day. */
export const publishedLog = (log: KnownLog, day: Day): KnownLog => ({
  async events(streams) {
    const histories = [...(await log.events(streams))].map(
      ([stream, history]) => [stream, publishedBy(history, day)] as const,
    );
    return new Map(histories.filter(([, history]) => history.length > 0));
  },
  naming: (tag) => log.naming(tag),
});
