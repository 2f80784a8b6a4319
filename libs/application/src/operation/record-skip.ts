import { skipOf, type EventData } from '@acta/domain';
import { canonicalJson, type EventStore } from '@acta/event-store';
import type { JsonObject, JsonValue } from '@acta/kernel';
import { v7 as uuid } from 'uuid';
import { eventIdOf, sha256 } from '../recording/command-id.js';
import type { RecordAnswer } from '../recording/request.js';

/** Records that events are left out of a projection, and by whom. */
export async function recordSkip(
  store: EventStore,
  projection: string,
  data: EventData<'StreamSkipped'>,
  actor: string,
): Promise<RecordAnswer> {
  const { stream, event } = skipOf(projection, data);
  const commandId = uuid();
  const requestHash = sha256(canonicalJson({ stream, ...event } as unknown as JsonValue));
  const skipped = {
    id: eventIdOf(commandId, 0),
    type: event.type,
    schema: event.schema,
    data: event.data as unknown as JsonObject,
    metadata: { actor, commandId, requestHash },
  };
  const { position, events } = await store.append([{ stream, expected: 'any', events: [skipped] }]);
  const [recorded] = events;
  return {
    stream,
    version: recorded?.version ?? 0,
    position,
    events: [{ id: skipped.id, type: event.type, position }],
    repeated: false,
  };
}
