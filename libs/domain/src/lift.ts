import { ActaError, type RecordedEvent } from '@acta/kernel';
import { eventDefinition, type EventDefinition } from './event-types.js';

/**
 * The event in the current version of its shape; stored bytes are never rewritten.
 * @throws ActaError `event-type-unknown`, `event-schema-newer`: it was recorded by a newer version of Acta
 */
export function lift(event: RecordedEvent): RecordedEvent {
  const definition = eventDefinition(event.type);
  if (!definition) {
    throw new ActaError(
      'unavailable',
      'event-type-unknown',
      `This version of Acta does not know events "${event.type}".`,
    );
  }
  return liftTo(definition, event);
}

/** `lift` with the definition to lift to. */
export function liftTo({ schema, upcasters = [] }: EventDefinition, event: RecordedEvent): RecordedEvent {
  if (event.schema === schema) return event;
  if (event.schema > schema) {
    const message = `"${event.type}" is recorded in version ${event.schema}; this version of Acta reads up to ${schema}.`;
    throw new ActaError('unavailable', 'event-schema-newer', message);
  }
  const data = upcasters.slice(event.schema - 1).reduce((stored, upcast) => upcast(stored), event.data);
  return { ...event, schema, data };
}
