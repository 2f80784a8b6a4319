import { entryIn, remarkIn, type Day, type DayBounds, type Evidence } from '@acta/domain';
import type { JsonObject, RecordedEvent } from '@acta/kernel';

/** Within which days sources were published that was corrected, by their ids. */
export type Publications = ReadonlyMap<string, DayBounds>;

/** The same event with other data. */
export const withData = (event: RecordedEvent, data: JsonObject): RecordedEvent => {
  const { id, type, schema, metadata, stream, version, position, recordedAt } = event;
  return { id, type, schema, data, metadata, stream, version, position, recordedAt };
};

/** Who recorded a source, or cited it, had it: it was out by then, unless it is expressly of a later day. */
export const outBy = ({ earliest, latest }: DayBounds, recorded: Day): DayBounds =>
  (latest === null || latest > recorded) && (earliest === null || earliest <= recorded)
    ? { earliest, latest: recorded }
    : { earliest, latest };

/**
 * An event whose evidence is of the days on which its sources were published as far as that is known by now, and not of those that were known
 * when it was recorded.
 */
export function redated(event: RecordedEvent, publications: Publications): RecordedEvent {
  const recorded = event.recordedAt.slice(0, 10);
  const dated = (one: Evidence): Evidence => {
    const published = publications.get(one.source) ?? one.published;
    const out = published && outBy(published, recorded);
    return out?.earliest === one.published?.earliest && out?.latest === one.published?.latest
      ? one
      : { ...one, published: out };
  };
  const isOther = (one: Evidence): boolean => dated(one) !== one;
  const { evidence = [] } = entryIn(event);
  const { replace } = event.type === 'EventCorrected' ? remarkIn<'EventCorrected'>(event) : {};
  const replaced = replace?.evidence ?? [];
  if (![...evidence, ...replaced].some(isOther)) return event;
  const data = {
    ...event.data,
    ...(replaced.some(isOther) && {
      data: { ...remarkIn(event), replace: { ...replace, evidence: replaced.map(dated) } },
    }),
    ...(evidence.length > 0 && { evidence: evidence.map(dated) }),
  };
  return withData(event, data as unknown as JsonObject);
}
