import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@acta/kernel';
import type { EventStore, Expectation } from '../port.js';
import { collect, idOf, plain, sampleEvent } from './sample.js';
import type { OpenStore, StoreOpener } from './store-opener.js';

export function describeRecording(open: StoreOpener): void {
  describe('recording', () => {
    let opened: OpenStore;
    let store: EventStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    const append = (stream: string, expected: Expectation, ...names: readonly string[]) =>
      store.append([{ stream, expected, events: names.map((name) => sampleEvent(name)) }]);

    describe('appending the same events again', () => {
      it('answers the first result and appends nothing, whatever has come since', async () => {
        const first = await append('a', 'no-stream', 'one', 'two');
        await append('a', 2, 'three');
        await expect(append('a', 'no-stream', 'one', 'two')).resolves.toEqual({ ...first, duplicate: true });
        expect(await store.head()).toBe(3n);
      });

      it('does so for repeats that arrive together', async () => {
        const results = await Promise.all([1, 2, 3].map(() => append('a', 'no-stream', 'one')));
        expect(results.map(({ position }) => position)).toEqual([1n, 1n, 1n]);
        expect(results.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
        expect(await store.head()).toBe(1n);
      });

      it('takes another trace for the same content', async () => {
        const event = sampleEvent('one');
        await store.append([{ stream: 'a', expected: 'any', events: [event] }]);
        const traced = { ...event, metadata: { ...event.metadata, traceparent: '00-aa-bb-01' } };
        await expect(store.append([{ stream: 'a', expected: 'any', events: [traced] }])).resolves.toMatchObject({
          duplicate: true,
        });
      });

      it.each<[string, string, readonly Parameters<typeof sampleEvent>[]]>([
        ['other data', 'a', [['one', { data: { by: 'nato' } }]]],
        ['another type', 'a', [['one', { type: 'CommitmentAmended' }]]],
        ['another schema', 'a', [['one', { schema: 2 }]]],
        ['another stream', 'b', [['one']]],
        ['a further event', 'a', [['one'], ['two']]],
        [
          'another command',
          'a',
          [
            [
              'one',
              { metadata: { actor: idOf('clerk'), commandId: idOf('command one'), requestHash: 'cd'.repeat(32) } },
            ],
          ],
        ],
      ])('refuses %s under a recorded id', async (_, stream, events) => {
        await append('a', 'any', 'one');
        const again = store.append([{ stream, expected: 'any', events: events.map((given) => sampleEvent(...given)) }]);
        await expect(again).rejects.toMatchObject({
          kind: 'key-reused',
          code: 'event-id-reused',
          extensions: { id: idOf('one') },
        });
        expect(await store.head()).toBe(1n);
      });
    });

    describe('what is recorded', () => {
      it('is what was given, with its place and time', async () => {
        const event = sampleEvent('one', {
          type: 'Noté',
          schema: 3,
          data: { text: 'cet été – "62"\n\\ \u0001 😀', none: null, list: [1.5, { b: true, a: '' }], gone: undefined },
          metadata: {
            ...sampleEvent('x').metadata,
            traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
          },
        });
        await store.append([{ stream: 'decision-é', expected: 'any', events: [event] }]);
        const [recorded] = (await collect(store.readAll())) as [RecordedEvent];
        expect(plain(recorded)).toEqual({
          ...event,
          data: { text: 'cet été – "62"\n\\ \u0001 😀', none: null, list: [1.5, { b: true, a: '' }] },
          stream: 'decision-é',
          version: 1,
          position: 1n,
          recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
        });
      });

      it('never goes back in time along positions', async () => {
        for (let i = 0; i < 20; i++) await append(`s-${i % 3}`, 'any', `event ${i}`);
        const times = (await collect(store.readAll())).map(({ recordedAt }) => recordedAt);
        expect(times).toEqual(times.toSorted());
      });
    });
  });
}
