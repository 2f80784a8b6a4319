import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@acta/kernel';
import * as fc from 'fast-check';
import type { Projections } from './projections.js';
import { type LevelEvent, levelPieces, type LevelRow, levels } from './testing/levels.js';
import { testRegister, type TestRegister } from './testing/register.js';

const days = ['2016-12-31', '2017-01-01', '2017-01-02', '2017-01-03', '2017-01-04'] as const;
const day = fc.constantFrom(...days.slice(1));
const place = fc.option(fc.constantFrom('kabul', 'herat'), { nil: undefined });
const version = fc.integer({ min: 1, max: 6 });
const amount = fc.integer({ min: 0, max: 3 });

const event: fc.Arbitrary<LevelEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      { type: fc.constant('Level' as const), day, level: amount, place },
      { requiredKeys: ['type', 'day', 'level'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      { type: fc.constant('Corrected' as const), version, day, level: amount, place },
      { requiredKeys: ['type', 'version'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('Retracted' as const), version }) },
);

/** A history: which stream gets which event, and after which events the projector takes a step. */
const history = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), event, fc.boolean()), {
  minLength: 1,
  maxLength: 20,
});

describe('the rows of any history, with its corrections and late facts', () => {
  let register: TestRegister;
  let projections: Projections;
  let run = 0;
  beforeAll(async () => {
    register = await testRegister();
    projections = await register.projections(levels);
  });
  afterAll(() => register.close());

  it('answer every pair of times as the plain function does, kept up or rebuilt', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 7 }), async (events, batchSize) => {
        const prefix = `level-${run++}`;
        const projector = projections.projector({ batchSize });
        for (const [stream, data, step] of events) {
          await register.record(`${prefix}-${stream}`, JSON.parse(JSON.stringify(data)));
          if (step) await projector.step();
        }
        while (await projector.step());
        await projector.release();
        const streams = ['a', 'b', 'c'].map((name) => `${prefix}-${name}`);
        await expectAnswers(streams);
        const { comparison } = await projections.rebuild('levels', { chunkSize: 6 });
        expect(comparison).toMatchObject({ same: true, examples: [] });
        await expectAnswers(streams);
      }),
      { numRuns: 8, seed: 20171107 },
    );
  }, 300_000);

  async function expectAnswers(streams: readonly string[]): Promise<void> {
    const log: RecordedEvent[] = [];
    const read = await register.log.streams(streams, await register.log.head());
    for (const events of read.values()) log.push(...events.map((logged) => logged.read()));
    log.sort((a, b) => Number(a.position - b.position));
    const view = await projections.view();
    const before = (log[0]?.position ?? 1n) - 1n;
    for (const knownAt of [before, ...log.map(({ position }) => position)]) {
      const known = log.filter(({ position }) => position <= knownAt);
      const expected = streams.map((stream) => levelPieces(known.filter((one) => one.stream === stream)));
      for (const [index, from] of days.entries()) {
        const until = days[index + 1] ?? null;
        const stretch = { from, until, knownAt, filter: { streams } };
        const touched = expected.flatMap((pieces) =>
          pieces.filter(
            (piece) => (piece.until === null || from < piece.until) && (piece.from ?? '') < (until ?? '9999'),
          ),
        );
        const begun = [...new Set(touched.map((piece) => piece.from ?? ''))].toSorted().toReversed();
        expect((await view.during<LevelRow>('levels', stretch)).map(({ row }) => row)).toEqual(
          touched.map(({ row }) => row),
        );
        expect(await view.beginnings('levels', { ...stretch, most: 2 })).toEqual(
          begun.slice(0, 2).map((day) => day || null),
        );
      }
      for (const validAt of days) {
        const found = await view.asOf<LevelRow>('levels', { validAt, knownAt, filter: { streams } });
        const holding = expected.flatMap((pieces) =>
          pieces.filter(({ from, until }) => (from ?? '') <= validAt && (until === null || validAt < until)),
        );
        expect(found.map(({ row }) => row)).toEqual(holding.map(({ row }) => row));
        expect(found.map(({ keys }) => keys['place'])).toEqual(holding.map(({ keys }) => keys['place']));
      }
    }
  }
});
