import { ActaError, type JsonObject, type RecordedEvent } from '@acta/kernel';
import { eventDefinition, type EventDefinition } from './event-types.js';

type Lift = Pick<EventDefinition, 'schema' | 'upcasters'>;

/**
 * The entry of an event in the current version of its shape; stored bytes are never rewritten.
 * An upcaster concerns the entry's `data`, so that what replaces it in a correction is lifted in the same way.
 * @throws ActaError `event-type-unknown`, `event-schema-newer`: it was recorded by a newer version of Acta
 */
export function lift(event: RecordedEvent): RecordedEvent {
  const definition = definitionOf(event.type);
  if (event.schema === definition.schema) return event;
  const data = liftBy(definition, event.type, event.schema, event.data['data'] as JsonObject);
  return { ...event, schema: definition.schema, data: { ...event.data, data } };
}

/** The `data` of an entry of this type, lifted from this version of its shape. */
export const liftData = (type: string, schema: number, data: JsonObject): JsonObject =>
  liftBy(definitionOf(type), type, schema, data);

/** `liftData` by a definition that is given. */
export function liftBy({ schema, upcasters = [] }: Lift, type: string, from: number, data: JsonObject): JsonObject {
  if (from > schema) {
    const message = `"${type}" is recorded in version ${from}; this version of Acta reads up to ${schema}.`;
    throw new ActaError('unavailable', 'event-schema-newer', message);
  }
  let lifted = data;
  for (const upcast of upcasters.slice(from - 1)) lifted = upcast(lifted);
  return lifted;
}

function definitionOf(type: string): EventDefinition {
  const definition = eventDefinition(type);
  if (definition) return definition;
  throw new ActaError('unavailable', 'event-type-unknown', `This version of Acta does not know events "${type}".`);
}
