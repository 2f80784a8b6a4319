import { entryIn, remarkIn, type DayBounds, type Evidence } from '@acta/domain';
import type { JsonObject, RecordedEvent } from '@acta/kernel';

/** Within which days sources were published that was corrected, by their ids. */
export type Publications = ReadonlyMap<string, DayBounds>;

/** The same event with other data. */
export const withData = (event: RecordedEvent, data: JsonObject): RecordedEvent => {
  const { id, type, schema, metadata, stream, version, position, recordedAt } = event;
  return { id, type, schema, data, metadata, stream, version, position, recordedAt };
};

/** An event whose evidence is of the days on which its sources were published, and not of those that were known when it was recorded. */
export function redated(event: RecordedEvent, publications: Publications): RecordedEvent {
  if (publications.size === 0) return event;
  const isMoved = ({ source }: Evidence): boolean => publications.has(source);
  const moved = (evidence: readonly Evidence[]) =>
    evidence.map((one) => ({ ...one, published: publications.get(one.source) ?? one.published }));
  const { evidence = [] } = entryIn(event);
  const { replace } = event.type === 'EventCorrected' ? remarkIn<'EventCorrected'>(event) : {};
  const replaced = replace?.evidence ?? [];
  if (![...evidence, ...replaced].some(isMoved)) return event;
  const data = replaced.some(isMoved)
    ? { ...remarkIn(event), replace: { ...replace, evidence: moved(replaced) } }
    : event.data['data'];
  return withData(event, {
    ...event.data,
    data,
    ...(evidence.length > 0 && { evidence: moved(evidence) }),
  } as unknown as JsonObject);
}
