import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Projections } from './projections.js';
import { killWorker } from './testing/kill.js';
import { journal, type LevelEvent, levels } from './testing/levels.js';
import { testRegister, type TestRegister } from './testing/register.js';

let register: TestRegister;
let projections: Projections;

beforeEach(async () => {
  register = await testRegister();
  projections = await register.projections(levels, journal);
  for (let stream = 0; stream < 60; stream++) {
    const events = Array.from({ length: 10 }, (_, i): LevelEvent => ({
      type: 'Level',
      day: `2017-01-${10 + ((i * 7) % 20)}`,
      level: i,
    }));
    await register.record(`level-${stream}`, ...events);
  }
}, 60_000);
afterEach(() => register.close());

describe('a worker that is killed in the middle', () => {
  it('is replaced, and nothing is lost or done twice', async () => {
    await killWorker(register.url, 'project', async () => (await projections.view(['levels'])).position >= 50n);
    expect((await projections.view(['levels'])).position).toBeLessThan(600n);

    const ending = new AbortController();
    const running = projections.projector().run({ signal: ending.signal });
    await projections.waitFor(600n, { timeoutMs: 20_000 });
    ending.abort();
    await running;
    for (const name of ['levels', 'journal']) {
      const { comparison } = await projections.rebuild(name, { takeOver: 'never' });
      expect(comparison).toEqual({ position: 600n, same: true, differing: 0, examples: [] });
    }
  }, 60_000);

  it('leaves a rebuild that goes on where it ended', async () => {
    const projector = projections.projector();
    while (await projector.step());
    const progress = async () => (await projections.status())[0]?.rebuild;
    await killWorker(register.url, 'rebuild', async () => ((await progress())?.eventsDone ?? 0) >= 100);
    const left = await progress();
    expect(left).toMatchObject({ phase: 'copying', eventsTotal: 600 });
    expect(left?.eventsDone).toBeLessThan(600);

    await register.pool.query(`update projection_generation set leased_until = now()`);
    const done: number[] = [];
    const result = await projections.rebuild('levels', {
      chunkSize: 50,
      onProgress: ({ eventsDone }) => done.push(eventsDone),
    });
    expect(done[0]).toBeGreaterThan(left?.eventsDone ?? 600);
    expect(result).toMatchObject({
      generation: left?.generation,
      eventsTotal: 600,
      tookOver: true,
      comparison: { same: true },
    });
  }, 60_000);
});
