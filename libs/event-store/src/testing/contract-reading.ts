import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@acta/kernel';
import type { EventStore, ReadAll, ReadStream } from '../port.js';
import { collect, idOf, plain, sampleEvent, sampleEvents } from './sample.js';
import type { OpenStore, StoreOpener } from './store-opener.js';

/** A log of 2 600 events: `decision-long` takes three of four, the other streams the rest; long enough to be read in pages. */
const LOG = 2600;

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

export function describeReading(open: StoreOpener): void {
  describe('reading', () => {
    let opened: OpenStore;
    let store: EventStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
      for (let done = 0; done < LOG; done += 4) {
        await store.append([
          { stream: 'decision-long', expected: 'any', events: sampleEvents(`long ${done}`, 3) },
          {
            stream: ['mission-a', 'decision-b', 'decision'][(done / 4) % 3] as string,
            expected: 'any',
            events: [sampleEvent(`other ${done}`, { type: 'Opened', data: { quote: `\\"${done}\\"\t` } })],
          },
        ]);
      }
    });
    afterAll(() => opened.close());

    const positions = async (options?: ReadAll) =>
      (await collect(store.readAll(options))).map(({ position }) => Number(position));
    const versions = async (stream: string, options?: ReadStream) =>
      (await collect(store.readStream(stream, options))).map(({ version }) => version);

    it('gives a stream from its beginning', async () => {
      expect(await versions('decision-long')).toEqual(range(1, 1950));
    });

    it.each<[ReadStream, number[]]>([
      [{ from: 1948 }, [1948, 1949, 1950]],
      [{ from: 5, limit: 2 }, [5, 6]],
      [{ direction: 'backwards', limit: 3 }, [1950, 1949, 1948]],
      [{ direction: 'backwards', from: 2 }, [2, 1]],
      [{ limit: 0 }, []],
      [{ from: 1951 }, []],
    ])('gives a stream by %j', async (options, expected) => {
      expect(await versions('decision-long', options)).toEqual(expected);
    });

    it('gives nothing of a stream that does not exist', async () => {
      expect(await versions('nowhere')).toEqual([]);
    });

    it('gives the whole log in order', async () => {
      expect(await positions()).toEqual(range(1, LOG));
    });

    it.each<[ReadAll, number[]]>([
      [{ after: 2597n }, [2598, 2599, 2600]],
      [{ after: 2600n }, []],
      [{ after: 10n, upTo: 12n }, [11, 12]],
      [{ after: 0n, upTo: 700n }, range(1, 700)],
      [{ after: 100n, limit: 900 }, range(101, 1000)],
      [{ limit: 500 }, range(1, 500)],
      [{ limit: 0 }, []],
    ])('gives the log by %p', async (options, expected) => {
      expect(await positions(options)).toEqual(expected);
    });

    it('gives the events of some types, and of streams that begin alike', async () => {
      const log = await collect(store.readAll());
      const expected = (test: (event: RecordedEvent) => boolean) =>
        log.filter(test).map(({ position }) => Number(position));
      expect(await positions({ types: ['Opened'] })).toEqual(expected(({ type }) => type === 'Opened'));
      expect(await positions({ types: ['Opened', 'CommitmentMade'], after: 2000n })).toEqual(range(2001, LOG));
      expect(await positions({ types: [] })).toEqual([]);
      expect(await positions({ streamPrefix: 'decision-' })).toEqual(
        expected(({ stream }) => stream.startsWith('decision-')),
      );
      expect(await positions({ streamPrefix: 'decision-b', types: ['Opened'], limit: 2 })).toEqual([8, 20]);
    });

    it('gives the same events, wherever they are read', async () => {
      const log = (await collect(store.readAll())).map(plain);
      expect((await collect(store.readStream('decision-b'))).map(plain)).toEqual(
        log.filter(({ stream }) => stream === 'decision-b'),
      );
      expect(log.at(-1)?.data).toEqual({ quote: '\\"2596\\"\t' });
    });

    it('gives batches, none of them empty', async () => {
      const batches = await collect(store.readBatches({ after: 1n }));
      expect(Math.min(...batches.map((batch) => batch.length))).toBeGreaterThan(0);
      expect(batches.flat().map(({ position }) => Number(position))).toEqual(range(2, LOG));
    });

    it('lets a reader leave early', async () => {
      for (let i = 0; i < 15; i++) {
        for await (const { position } of store.readAll()) if (position === 1000n) break;
      }
      expect(await store.head()).toBe(BigInt(LOG));
    });

    it('gives events by id, in order, and leaves unknown ids out', async () => {
      const ids = [idOf('other 4'), idOf('unknown'), 'not a uuid', idOf('long 0 1').toUpperCase()];
      const found = await store.readEvents(ids);
      expect(found.map(({ id, position }) => [id, position])).toEqual([
        [idOf('long 0 1'), 1n],
        [idOf('other 4'), 8n],
      ]);
      expect(await store.readEvents([])).toEqual([]);
    });

    it('finds the last position recorded by an instant', async () => {
      const log = await collect(store.readAll());
      for (const { recordedAt } of [log[0], log[1300], log[2599]] as RecordedEvent[]) {
        const last = log.findLast((event) => event.recordedAt === recordedAt)?.position;
        expect(await store.positionAt(recordedAt)).toBe(last);
      }
      expect(await store.positionAt('2000-01-01T00:00:00+02:00')).toBe(0n);
      expect(await store.positionAt('2999-01-01T00:00:00.123456789Z')).toBe(BigInt(LOG));
      await expect(store.positionAt('yesterday')).rejects.toMatchObject({ kind: 'invalid', code: 'instant-invalid' });
    });
  });

  describe('reading a stream of more events than come at a time', () => {
    const LENGTH = 4000;
    let opened: OpenStore;
    beforeAll(async () => {
      opened = await open();
      for (let done = 0; done < LENGTH; done += 1000) {
        await opened.store.append([{ stream: 'long', expected: done, events: sampleEvents(`after ${done}`, 1000) }]);
      }
    });
    afterAll(() => opened.close());

    it.each<[ReadStream, number[]]>([
      [{}, range(1, LENGTH)],
      [{ from: 1500, limit: 2200 }, range(1500, 3699)],
      [{ from: 2001 }, range(2001, LENGTH)],
      [{ direction: 'backwards' }, range(1, LENGTH).toReversed()],
      [{ direction: 'backwards', from: 3000, limit: 2500 }, range(501, 3000).toReversed()],
      [{ direction: 'backwards', from: 2000 }, range(1, 2000).toReversed()],
    ])('gives it by %j', async (options, expected) => {
      const events = await collect(opened.store.readStream('long', options));
      expect(events.map(({ version }) => version)).toEqual(expected);
    });
  });

  describe('reading streams with names of any script', () => {
    it('finds those that begin alike, and no others', async () => {
      const { store, close } = await open();
      try {
        const streams = [
          'a-\ud7ff',
          'a-\ud7ff\u{1f600}',
          'a-\uffff1',
          'a-\u{1f600}',
          'a-\u{1f600}b',
          'a-\u{1f601}',
          'b',
        ];
        for (const stream of streams) await store.append([{ stream, expected: 'any', events: [sampleEvent(stream)] }]);
        for (const streamPrefix of ['a-', 'a-\ud7ff', 'a-\uffff', 'a-\u{1f600}', 'b']) {
          const found = await collect(store.readAll({ streamPrefix }));
          expect(found.map(({ stream }) => stream)).toEqual(
            streams.filter((stream) => stream.startsWith(streamPrefix)),
          );
        }
      } finally {
        await close();
      }
    });
  });

  describe('reading events of an older schema', () => {
    it('lifts them, wherever they are read, and leaves the record as it is', async () => {
      const { store, close } = await open({
        lift: (event) => ({ ...plain(event), schema: event.schema + 1, data: { ...event.data, lifted: true } }),
      });
      try {
        const event = sampleEvent('one');
        await store.append([{ stream: 'a', expected: 'any', events: [event] }]);
        const lifted = { schema: 2, data: { ...event.data, lifted: true }, metadata: event.metadata, version: 1 };
        expect(await collect(store.readAll())).toMatchObject([lifted]);
        expect(await collect(store.readStream('a'))).toMatchObject([lifted]);
        expect(await store.readEvents([event.id])).toMatchObject([lifted]);
        await expect(store.append([{ stream: 'a', expected: 'any', events: [event] }])).resolves.toMatchObject({
          duplicate: true,
        });
      } finally {
        await close();
      }
    });
  });
}
