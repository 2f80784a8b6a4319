import { StoredEvent } from '../stored-event.js';

/** A row of `EVENT_COLUMNS` as texts. */
export type EventRow = readonly [
  position: string,
  version: string,
  schema: string,
  id: string,
  recordedAt: string,
  stream: string,
  type: string,
  data: string,
  metadata: string,
];

/** Without a time zone, so that a session's setting has no say. */
export const EVENT_COLUMNS = `position, version, schema, id, recorded_at at time zone 'UTC', stream, type, data, metadata`;

export function toStoredEvent(row: EventRow): StoredEvent {
  const [position, version, schema, id, recordedAt, stream, type, data, metadata] = row;
  return new StoredEvent({
    position: BigInt(position),
    version: Number(version),
    schema: Number(schema),
    id,
    recordedAt: toInstant(recordedAt),
    stream,
    type,
    data,
    metadata,
  });
}

/** `2017-11-07 18:00:00.5` → `2017-11-07T18:00:00.500000Z` */
export function toInstant(timestamp: string): string {
  const day = timestamp.slice(0, 10);
  const time = timestamp.slice(11);
  return time.length === 15 ? `${day}T${time}Z` : `${day}T${time.slice(0, 8)}.${time.slice(9).padEnd(6, '0')}Z`;
}
