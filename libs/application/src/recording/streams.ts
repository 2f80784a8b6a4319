import { worldOf, type Reference, type World } from '@acta/domain';
import type { RecordStore } from './record-store.js';
import type { RecordedEvent } from '@acta/kernel';

/**
 * All events of a stream, in order. Nothing is decided on a stream that a newer version of Acta has written to.
 * @throws ActaError `event-type-unknown`, `event-schema-newer`
 */
export async function historyOf(store: RecordStore, stream: string): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(stream)) events.push(event);
  return events;
}

/** What a decider may know of the streams that a command names. */
export async function worldFor(store: RecordStore, references: readonly Reference[]): Promise<World> {
  const streams = [...new Set(references.flatMap(({ anyOf }) => anyOf))];
  const histories = await Promise.all(streams.map(async (stream) => [stream, await historyOf(store, stream)] as const));
  return worldOf(new Map(histories));
}
