/** What a `StoredEvent` is made of; the time without its zone, so that a session's setting has no say. */
export const EVENT_COLUMNS = `position, version, schema, id, recorded_at at time zone 'UTC', stream, type, data, metadata`;
