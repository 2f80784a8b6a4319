import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventStore } from '../port.js';
import { subscribe } from '../subscribe.js';
import { sampleEvent, sampleEvents } from './sample.js';
import type { OpenStore, StoreOpener } from './store-opener.js';

export function describeSubscribing(open: StoreOpener): void {
  describe('subscribing', () => {
    let opened: OpenStore;
    let store: EventStore;
    let ending: AbortController;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      ending = new AbortController();
    });
    afterEach(async () => {
      ending.abort();
      await opened.close();
    });

    const append = (name: string, count = 1) =>
      store.append([{ stream: 'a', expected: 'any', events: sampleEvents(name, count) }]);

    /** The positions seen until `last` was. */
    async function follow(after: bigint, last: bigint): Promise<readonly bigint[]> {
      const seen: bigint[] = [];
      for await (const { position } of subscribe(store, { after, signal: ending.signal })) {
        seen.push(position);
        if (position === last) break;
      }
      return seen;
    }

    it('gives what is recorded, then what comes', async () => {
      await append('before', 3);
      const following = follow(1n, 6n);
      await append('after', 2);
      await append('later');
      expect(await following).toEqual([2n, 3n, 4n, 5n, 6n]);
    });

    it('gives every event once and in order while others append', async () => {
      const following = Promise.all([follow(0n, 60n), follow(30n, 60n)]);
      await Promise.all(
        Array.from({ length: 60 }, (_, i) =>
          store.append([{ stream: `s-${i % 7}`, expected: 'any', events: [sampleEvent(`event ${i}`)] }]),
        ),
      );
      const all = Array.from({ length: 60 }, (_, i) => BigInt(i + 1));
      expect(await following).toEqual([all, all.slice(30)]);
    });

    it('ends when it is told to', async () => {
      const following = follow(0n, 99n);
      await append('one');
      ending.abort();
      expect((await following).length).toBeLessThanOrEqual(1);
      const aborted = subscribe(store, { signal: AbortSignal.abort() });
      expect(await aborted[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
    });

    it('resolves a wait that is over already', async () => {
      await append('one', 2);
      await store.waitForMore(1n);
      await store.waitForMore(2n, AbortSignal.abort());
      expect(await store.head()).toBe(2n);
    });
  });
}
