import type { AppendRequest } from './append-request.js';
import { EventIdReused } from './errors.js';
import type { AppendResult } from './port.js';
import type { StoredEvent } from './stored-event.js';

/**
 * The first result of an append of which some event id is recorded already. Content is stream, type, schema, data and
 * the hash of the command; the rest of the metadata (trace, correlation) may differ from one attempt to the next.
 * @param recorded the events that are recorded under the append's ids
 * @throws EventIdReused when the append is not the one that was recorded
 */
export function firstResult(request: AppendRequest, recorded: readonly StoredEvent[]): AppendResult {
  const byId = new Map(recorded.map((event) => [event.id, event]));
  const events = request.parts.flatMap(({ stream, events }) =>
    events.map((event) => {
      const first = byId.get(event.id);
      const isSame =
        first &&
        first.stream === stream &&
        first.type === event.type &&
        first.schema === event.schema &&
        first.dataText === event.data &&
        first.metadata.requestHash === event.requestHash;
      if (!isSame) throw new EventIdReused(first ? event.id : (recorded[0]?.id ?? event.id));
      return { id: first.id, stream, version: first.version, position: first.position };
    }),
  );
  const position = events.reduce((last, event) => (event.position > last ? event.position : last), 0n);
  return { position, events, duplicate: true };
}
