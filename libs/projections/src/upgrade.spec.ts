import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Projections } from './projections.js';
import { journal, levels } from './testing/levels.js';
import { testRegister, type TestRegister } from './testing/register.js';
import { upgrade } from './upgrade.js';

let register: TestRegister;
beforeEach(async () => {
  register = await testRegister();
});
afterEach(() => register.close());

const later = { ...levels, version: 2 };
const versions = async (projections: Projections) =>
  (await projections.status()).map(({ name, liveVersion }) => [name, liveVersion]);

async function upgraded(projections: Projections, options: { readonly signal?: AbortSignal } = {}) {
  const done: string[] = [];
  const errors: unknown[] = [];
  await upgrade(projections, {
    signal: new AbortController().signal,
    retryMs: 50,
    onRebuilt: (name) => done.push(name),
    onError: (error) => errors.push(error),
    ...options,
  });
  return { done, errors };
}

describe('an upgrade', () => {
  it('rebuilds what an earlier version has computed, and nothing else', async () => {
    await register.projections(levels, journal);
    await register.record('level-a', { type: 'Level', day: '2017-01-01', level: 1 });
    const after = await register.projections(later, journal);
    expect(await upgraded(after)).toEqual({ done: ['levels'], errors: [] });
    expect(await versions(after)).toEqual(expect.arrayContaining([['levels', 2]]));
    const answer = await (await after.view(['levels'])).asOf('levels', { validAt: '2017-01-01' });
    expect(answer).toMatchObject([{ row: { level: 1 } }]);
    expect(await upgraded(after)).toEqual({ done: [], errors: [] });
  });

  it('leaves alone what a later version has computed', async () => {
    const before = await register.projections(levels);
    await upgraded(await register.projections(later));
    expect(await upgraded(before)).toEqual({ done: [], errors: [] });
    expect(await versions(before)).toEqual([['levels', 2]]);
  });

  it('leaves alone what is paused', async () => {
    await register.projections(levels);
    const after = await register.projections(later);
    await after.pause('levels');
    expect(await upgraded(after)).toEqual({ done: [], errors: [] });
    await after.resume('levels');
    expect((await upgraded(after)).done).toEqual(['levels']);
  });

  it('is made once where several processes begin it', async () => {
    await register.projections(levels);
    for (let i = 0; i < 30; i++) await register.record(`level-${i}`, { type: 'Level', day: '2017-01-01', level: i });
    const processes = [await register.projections(later), await register.projections(later)];
    const results = await Promise.all(processes.map((projections) => upgraded(projections)));
    expect(results.flatMap(({ errors }) => errors)).toEqual([]);
    expect(results.flatMap(({ done }) => done)).toEqual(['levels']);
  });

  it('is refused, and leaves nothing behind, where another process came to the end of it since this one looked', async () => {
    await register.projections(levels);
    const late = await register.projections(later);
    await upgraded(await register.projections(later));
    const before = await late.status();
    await expect(late.rebuild('levels', { onlyIfOutdated: true })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'rebuild-in-progress',
    });
    expect(await late.status()).toEqual(before);
    const { rows } = await register.pool.query('select generation from projection_generation');
    expect(rows).toHaveLength(2);
  });

  it('tries again where something failed, until it is told to end', async () => {
    await register.projections(levels);
    const after = await register.projections(later);
    await register.pool.query('alter table projection rename to hidden');
    const ending = new AbortController();
    const running = upgrade(after, {
      signal: ending.signal,
      retryMs: 10,
      onError: () => void register.pool.query('alter table if exists hidden rename to projection'),
    });
    await running;
    expect(await versions(after)).toEqual([['levels', 2]]);
    ending.abort();
    expect(await upgraded(after, { signal: ending.signal })).toEqual({ done: [], errors: [] });
  });
});
