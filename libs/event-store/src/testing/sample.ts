import { createHash } from 'node:crypto';
import type { NewEvent, RecordedEvent } from '@acta/kernel';

/** A UUID that is always the same for the same words. */
export function idOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** An event for tests; `name` decides its id. */
export function sampleEvent(name: string, given: Partial<NewEvent> = {}): NewEvent {
  return {
    id: idOf(name),
    type: 'CommitmentMade',
    schema: 1,
    data: { by: 'belgium', name },
    metadata: { actor: idOf('clerk'), commandId: idOf(`command ${name}`), requestHash: 'ab'.repeat(32) },
    ...given,
  };
}

export function sampleEvents(prefix: string, count: number): readonly NewEvent[] {
  return Array.from({ length: count }, (_, index) => sampleEvent(`${prefix} ${index + 1}`));
}

export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** An event to compare: a stored one has no properties of its own, all of them would be equal. */
export function plain(event: RecordedEvent): RecordedEvent {
  const { id, type, schema, data, metadata, stream, version, position, recordedAt } = event;
  return { id, type, schema, data, metadata, stream, version, position, recordedAt };
}
