import { ActaError, type JsonObject, type RecordedEvent } from '@acta/kernel';
import { eventDefinition, type EventDefinition } from './event-types.js';

type Lift = Pick<EventDefinition, 'schema' | 'upcasters'>;

/** Until somebody upgrades, to try again is of no use. */
const UPGRADE_SECONDS = 3600;

/**
 * The entry of an event in the current version of its shape; stored bytes are never rewritten.
 * An upcaster concerns the entry's `data`, so that what replaces it in a correction is lifted in the same way.
 * @throws ActaError `event-type-unknown`, `event-schema-newer`: it was recorded by a newer version of Acta
 */
export function lift(event: RecordedEvent): RecordedEvent {
  const definition = eventDefinition(event.type);
  if (!definition) throw unknownType(event.type, event.stream);
  if (event.schema === definition.schema) return event;
  const data = liftBy(definition, event.type, event.schema, event.data['data'] as JsonObject, event.stream);
  const { id, type, metadata, stream, version, position, recordedAt } = event;
  const lifted = { schema: definition.schema, data: { ...event.data, data } };
  return { id, type, ...lifted, metadata, stream, version, position, recordedAt };
}

/** The `data` of an entry of this type, lifted from this version of its shape. */
export function liftData(type: string, schema: number, data: JsonObject): JsonObject {
  const definition = eventDefinition(type);
  if (!definition) throw unknownType(type);
  return liftBy(definition, type, schema, data);
}

/**
 * `liftData` by a definition that is given.
 * @param stream in which it was found
 */
export function liftBy(
  { schema, upcasters = [] }: Lift,
  type: string,
  from: number,
  data: JsonObject,
  stream?: string,
): JsonObject {
  if (from > schema) {
    const where = stream === undefined ? '' : ` in ${stream}`;
    const message = `"${type}" is recorded${where} in version ${from}; this version of Acta reads up to ${schema}: upgrade it.`;
    throw new ActaError('unavailable', 'event-schema-newer', message, [], untilUpgraded(stream));
  }
  let lifted = data;
  for (const upcast of upcasters.slice(from - 1)) lifted = upcast(lifted);
  return lifted;
}

/** @param stream in which it was found */
export function unknownType(type: string, stream?: string): ActaError {
  const where = stream === undefined ? '' : ` in ${stream}`;
  const message = `This version of Acta does not know events "${type}"${where}; a newer one recorded them: upgrade this one.`;
  return new ActaError('unavailable', 'event-type-unknown', message, [], untilUpgraded(stream));
}

const untilUpgraded = (stream: string | undefined) => ({
  ...(stream !== undefined && { stream }),
  retryAfter: UPGRADE_SECONDS,
});
