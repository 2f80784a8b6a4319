import { isRemark, retractedIn, subjectOf } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import type { Knowledge } from '../known/knowledge.js';
import type { Cause } from './cause.js';

/**
 * Of events of one stream that count on one side alone, those that come to nothing there: what is taken back again, what takes it back, and
 * all else that is said of it.
 * @param own those events
 * @param events all of the stream on that side
 */
export function undoneIn(own: readonly RecordedEvent[], events: readonly RecordedEvent[]): ReadonlySet<string> {
  const retracted = retractedIn(events);
  const undone = new Set(own.filter(({ id }) => retracted.has(id)).map(({ id }) => id));
  if (undone.size > 0)
    for (const event of own) if (isRemark(event.type) && undone.has(subjectOf(event) ?? '')) undone.add(event.id);
  return undone;
}

/** Whether one of the causes takes back what was not known in the first state: together they make no difference. */
export async function takesBackWhatCame(first: Knowledge, causes: readonly Cause[]): Promise<boolean> {
  const retractions = causes.flatMap((cause) =>
    cause.kind === 'event' && cause.as === 'known' && cause.event.type === 'EventRetracted' ? [cause.event] : [],
  );
  if (retractions.length === 0) return false;
  const known = await first.log.events([...new Set(retractions.map(({ stream }) => stream))]);
  const ids = new Set([...known.values()].flatMap((events) => events.map(({ id }) => id)));
  return retractions.some((event) => !ids.has(subjectOf(event) ?? ''));
}
