import { meantInstead, putsAtSession, puttingAtSession, worldOf, type Reference, type World } from '@acta/domain';
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

/**
 * What a decider may know of the streams that a command names.
 * @param others streams that it does not name, and that concern it
 */
export async function worldFor(
  store: RecordStore,
  references: readonly Reference[],
  others: readonly string[] = [],
): Promise<World> {
  const histories = new Map<string, readonly RecordedEvent[]>();
  const load = async (streams: readonly string[]): Promise<void> => {
    await Promise.all(
      [...new Set(streams)].map(async (stream) => histories.set(stream, await historyOf(store, stream))),
    );
  };
  await load([...references.flatMap(({ anyOf }) => anyOf), ...others]);
  const unknown = references.filter(({ anyOf }) => anyOf.every((stream) => histories.get(stream)?.length === 0));
  await load(unknown.flatMap(meantInstead));
  return worldOf(histories);
}

/**
 * The files in which something was ever put at a session. Nothing lists them as of this moment: the log is read for it.
 * @param after position of the log before the session was on record
 */
export async function filesAtSession(store: RecordStore, session: string, after: bigint): Promise<readonly string[]> {
  const files = new Set<string>();
  for await (const event of store.readAll({ after, types: puttingAtSession, streamPrefix: 'decision-' })) {
    if (putsAtSession(event, session)) files.add(event.stream);
  }
  return [...files];
}
