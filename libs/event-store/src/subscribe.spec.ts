import { describe, expect, it } from '@jest/globals';
import type { ActaError, RecordedEvent } from '@acta/kernel';
import { databaseOutOfResources, databaseUnreachable, storeClosed } from './errors.js';
import { InMemoryEventStore } from './in-memory/in-memory-event-store.js';
import type { ReadAll } from './port.js';
import { subscribe } from './subscribe.js';
import { sampleEvents } from './testing/sample.js';

/** Fails in the middle of each reading, with the next of these errors, for as long as there is one. */
class Faltering extends InMemoryEventStore {
  constructor(private readonly errors: ActaError[]) {
    super();
  }

  override async *readAll(options?: ReadAll): AsyncIterable<RecordedEvent> {
    for await (const event of super.readAll(options)) {
      yield event;
      const error = this.errors.shift();
      if (error) throw error;
    }
  }
}

async function follow(store: InMemoryEventStore, count: number): Promise<readonly bigint[]> {
  const seen: bigint[] = [];
  for await (const { position } of subscribe(store)) if (seen.push(position) === count) break;
  return seen;
}

describe('a subscription', () => {
  it('waits while the database is lost or has no room, and goes on where it was', async () => {
    const store = new Faltering([
      databaseUnreachable('gone'),
      databaseOutOfResources('full'),
      databaseUnreachable('gone'),
    ]);
    await store.append([{ stream: 'a', expected: 'any', events: sampleEvents('event', 6) }]);
    expect(await follow(store, 6)).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
  });

  it('ends with any other error', async () => {
    const store = new Faltering([storeClosed()]);
    await store.append([{ stream: 'a', expected: 'any', events: sampleEvents('event', 2) }]);
    await expect(follow(store, 2)).rejects.toMatchObject({ code: 'event-store-closed' });
  });
});
