import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventStore, Expectation } from '../port.js';
import { collect, idOf, sampleEvent, sampleEvents } from './sample.js';
import type { OpenStore, StoreOpener } from './store-opener.js';

export function describeAppending(open: StoreOpener): void {
  describe('appending', () => {
    let opened: OpenStore;
    let store: EventStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    const append = (stream: string, expected: Expectation, ...names: readonly string[]) =>
      store.append([{ stream, expected, events: names.map((name) => sampleEvent(name)) }]);

    const appendOnMission = (expected: Expectation, name: string) =>
      store.append([
        { stream: 'mission', expected, events: [] },
        { stream: 'decision', expected: 'any', events: [sampleEvent(name)] },
      ]);

    it('gives versions along the stream and positions along the log, both from 1', async () => {
      await append('mission-a', 'any', 'opened');
      const result = await append('decision-a', 'no-stream', 'opened by Belgium', 'commitment made');
      expect(result).toEqual({
        position: 3n,
        duplicate: false,
        events: [
          { id: idOf('opened by Belgium'), stream: 'decision-a', version: 1, position: 2n },
          { id: idOf('commitment made'), stream: 'decision-a', version: 2, position: 3n },
        ],
      });
      expect(await store.head()).toBe(3n);
    });

    it('appends to several streams at consecutive positions', async () => {
      await append('session-a', 'any', 'scheduled');
      const result = await store.append([
        { stream: 'decision-a', expected: 'no-stream', events: sampleEvents('decision', 2) },
        { stream: 'session-a', expected: 1, events: sampleEvents('session', 1) },
      ]);
      expect(result.events.map(({ stream, version, position }) => [stream, version, position])).toEqual([
        ['decision-a', 1, 2n],
        ['decision-a', 2, 3n],
        ['session-a', 2, 4n],
      ]);
    });

    it.each<[Expectation, number]>([
      ['no-stream', 1],
      [0, 1],
      [1, 2],
      [3, 2],
      ['stream-exists', 0],
    ])('refuses to append where %p is expected of a stream at version %p', async (expected, version) => {
      if (version > 0) await store.append([{ stream: 'x', expected: 'any', events: sampleEvents('before', version) }]);
      await expect(append('x', expected, 'late')).rejects.toMatchObject({
        kind: 'conflict',
        code: 'version-conflict',
        extensions: { stream: 'x', expected, actual: version },
      });
      expect(await store.head()).toBe(BigInt(version));
    });

    it.each<[Expectation, number]>([
      ['any', 0],
      ['any', 2],
      ['no-stream', 0],
      [0, 0],
      [2, 2],
      ['stream-exists', 2],
    ])('appends where %p is expected of a stream at version %p', async (expected, version) => {
      if (version > 0) await store.append([{ stream: 'x', expected: 'any', events: sampleEvents('before', version) }]);
      const { events } = await append('x', expected, 'new');
      expect(events[0]?.version).toBe(version + 1);
    });

    it('appends nothing at all if one of several streams is not as expected', async () => {
      await append('b', 'any', 'first');
      const refusedAppend = store.append([
        { stream: 'a', expected: 'no-stream', events: sampleEvents('a', 1) },
        { stream: 'b', expected: 'no-stream', events: sampleEvents('b', 1) },
      ]);
      await expect(refusedAppend).rejects.toMatchObject({ extensions: { stream: 'b', actual: 1 } });
      expect(await collect(store.readStream('a'))).toEqual([]);
    });

    it('heeds what is expected of a stream that was only read', async () => {
      await append('mission', 'any', 'opened');
      await expect(appendOnMission(1, 'in time')).resolves.toMatchObject({ position: 2n });
      await append('mission', 1, 'ended');
      await expect(appendOnMission(1, 'too late')).rejects.toMatchObject({
        extensions: { stream: 'mission', actual: 2 },
      });
    });

    it('decides concurrent appends one after the other, each on its own', async () => {
      const attempts = ['a', 'b', 'c', 'd'].map((name) => append('contended', 'no-stream', name));
      const outcomes = await Promise.allSettled([...attempts, append('calm', 'no-stream', 'e')]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      expect(outcomes.at(-1)?.status).toBe('fulfilled');
      expect(await store.head()).toBe(2n);
    });

    it.each<[string, Parameters<EventStore['append']>[0]]>([
      ['nothing', []],
      ['no event', [{ stream: 'a', expected: 'any', events: [] }]],
      ['a stream without a name', [{ stream: '', expected: 'any', events: sampleEvents('x', 1) }]],
      ['a stream with half a character', [{ stream: 'a\ud83d', expected: 'any', events: sampleEvents('x', 1) }]],
      ['an id that is no UUID', [{ stream: 'a', expected: 'any', events: [sampleEvent('x', { id: 'x' })] }]],
      ['one id twice', [{ stream: 'a', expected: 'any', events: [sampleEvent('x'), sampleEvent('x')] }]],
      ['a negative version', [{ stream: 'a', expected: -1, events: sampleEvents('x', 1) }]],
      [
        'data that JSON cannot hold',
        [{ stream: 'a', expected: 'any', events: [sampleEvent('x', { data: { n: NaN } })] }],
      ],
    ])('refuses %s as invalid', async (_, appends) => {
      await expect(store.append(appends)).rejects.toMatchObject({ kind: 'invalid' });
      expect(await store.head()).toBe(0n);
    });
  });
}
