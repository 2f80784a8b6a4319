import type { JsonObject, RecordedEvent } from '@acta/kernel';
import { eventTypes, type EventType } from '../event-types.js';
import { read } from '../reading/read.js';
import { entrySchema } from '../values/entry.js';

/** What happened, as a recorder would write it. */
export interface Told {
  readonly type: EventType;
  readonly body: JsonObject;
}

export const told = (type: EventType, data: JsonObject = {}, rest: JsonObject = {}): Told => ({
  type,
  body: { data, ...rest },
});

/** A UUID that tells its number. */
export const eventId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** These events as one stream that recorded nothing else; the first has the id `eventId(1)`. */
export const recorded = (stream: string, events: readonly Told[]): readonly RecordedEvent[] =>
  events.map(({ type, body }, index) => ({
    id: eventId(index + 1),
    type,
    schema: eventTypes[type].schema,
    data: read(entrySchema(eventTypes[type].data), body) as unknown as JsonObject,
    metadata: { actor: 'clerk', commandId: eventId(1000 + index), requestHash: '0'.repeat(64) },
    stream,
    version: index + 1,
    position: BigInt(index + 1),
    recordedAt: `2017-11-07T12:00:${String(index % 60).padStart(2, '0')}.000000Z`,
  }));
