import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TimelineDefinition } from './definition.js';
import { journal, levelPieces, type LevelRow, levels } from './testing/levels.js';
import { testRegister, type TestRegister } from './testing/register.js';

let register: TestRegister;
beforeEach(async () => {
  register = await testRegister();
});
afterEach(() => register.close());

const level = (day: string, amount: number) => ({ type: 'Level', day, level: amount }) as const;
const doubled: TimelineDefinition<LevelRow> = {
  ...levels,
  version: 2,
  pieces: (events) =>
    levelPieces(events).map(({ row, ...span }) => Object.assign(span, { row: { ...row, level: row.level * 2 } })),
};

async function catchUp(projector: { step(): Promise<boolean> }): Promise<void> {
  while (await projector.step());
}

describe('a rebuild', () => {
  it.each([
    ['a timeline', levels],
    ['an index of events', journal],
  ])('comes to the same rows as %s that was kept up', async (_, definition) => {
    const projections = await register.projections(definition);
    for (let i = 0; i < 30; i++) await register.record(`level-${i % 4}`, level(`2017-01-${10 + ((i * 7) % 20)}`, i));
    await register.record('level-1', {
      type: 'Level',
      day: '2017-01-01',
      level: 1,
      place: 'tab\tnew\nline\\ "quoted", {braced}',
    });
    await catchUp(projections.projector());
    const steps: string[] = [];
    const result = await projections.rebuild(definition.name, {
      chunkSize: 7,
      onProgress: ({ phase }) => steps.push(phase),
    });
    expect(result.comparison).toEqual({ position: 31n, same: true, differing: 0, examples: [] });
    expect(new Set(steps)).toEqual(new Set(['copying', 'indexing', 'catching-up', 'comparing', 'taking-over']));
    expect((await projections.view()).table(definition.name)).toMatch(new RegExp(`_${result.generation}$`));
  });

  it('comes to its end though the rows that were live are lost', async () => {
    const projections = await register.projections(levels);
    for (let i = 0; i < 3; i++) await register.record(`level-${i}`, level('2017-01-01', i));
    await catchUp(projections.projector());
    await register.pool.query(`drop table ${(await projections.view()).table('levels')}`);
    const { comparison } = await projections.rebuild('levels');
    expect(comparison).toMatchObject({ position: 3n, same: false, differing: 3 });
    expect(await (await projections.view()).asOf('levels', { validAt: '2017-06-01' })).toHaveLength(3);
  });

  it('tells how far it is, and writes what it has, the sooner the wider its rows are', async () => {
    const filling = 'x'.repeat(6_000_000);
    const wide: TimelineDefinition<LevelRow> = {
      ...levels,
      pieces: (events) =>
        levelPieces(events).map(({ row, ...span }) => Object.assign(span, { row: Object.assign({ filling }, row) })),
    };
    const projections = await register.projections(wide);
    for (let i = 0; i < 6; i++) await register.record(`level-${i}`, level('2017-01-01', i));
    const done = new Set<number>();
    await projections.rebuild('levels', {
      onProgress: ({ phase, eventsDone }) => phase === 'copying' && done.add(eventsDone ?? 0),
    });
    expect([...done]).toEqual([3, 6]);
  });

  it('keeps its lease and its connections through a stream that takes longer than the lease lasts', async () => {
    const slow: TimelineDefinition<LevelRow> = {
      ...levels,
      pieces(events) {
        const done = performance.now() + 20;
        while (performance.now() < done);
        return levelPieces(events);
      },
    };
    const projections = await register.projections(slow);
    const levelled = (length: number) => Array.from({ length }, (_, nth) => level('2017-01-01', nth));
    // While the rows of the first are being written, the last is computed.
    for (const [nth, length] of [5, 1, 1, 45].entries()) await register.record(`level-${nth}`, ...levelled(length));
    const { tookOver } = await projections.rebuild('levels', { chunkSize: 5, leaseMs: 300 });
    expect(tookOver).toBe(true);
  });

  it('of a new version answers once it has taken over, and tells in which streams it differs', async () => {
    const before = await register.projections(levels);
    await register.record('level-a', level('2017-01-01', 1));
    await register.record('level-b', level('2017-01-01', 0));
    await catchUp(before.projector());
    const after = await register.projections(doubled);
    await expect(after.view()).rejects.toMatchObject({ kind: 'unavailable', code: 'projection-rebuilding' });
    expect(await after.status()).toMatchObject([{ version: 2, liveVersion: 1 }]);
    expect(await after.projector().step()).toBe(false);

    const { comparison } = await after.rebuild('levels');
    expect(comparison).toEqual({ position: 2n, same: false, differing: 1, examples: ['level-a'] });
    const answer = await (await after.view()).asOf<LevelRow>('levels', { validAt: '2017-01-01' });
    expect(answer.map(({ row }) => row.level)).toEqual([2, 0]);
  });

  it('of a version with other keys is compared by those that both have', async () => {
    const before = await register.projections(levels);
    await register.record('level-a', { ...level('2017-01-01', 1), place: 'here' });
    await catchUp(before.projector());
    const after = await register.projections({ ...levels, version: 2, keys: ['place', 'owner', 'height'] });
    expect((await after.rebuild('levels')).comparison).toMatchObject({ position: 1n, same: true });
  });

  it('can be undone, and the old rows are brought up to the log first', async () => {
    const before = await register.projections(levels);
    const after = await register.projections(doubled);
    await register.record('level-a', level('2017-01-01', 1));
    await catchUp(before.projector());
    await after.rebuild('levels');
    await register.record('level-a', level('2017-02-01', 3));
    await catchUp(after.projector());
    await expect(after.switchBack('levels')).rejects.toMatchObject({ code: 'previous-of-other-version' });

    await before.switchBack('levels');
    const view = await before.view();
    expect(view.position).toBe(2n);
    expect(await view.asOf('levels', { validAt: '2017-02-01' })).toMatchObject([{ row: { level: 3 } }]);
    await after.switchBack('levels');
    expect(await (await after.view()).asOf('levels', { validAt: '2017-02-01' })).toMatchObject([{ row: { level: 6 } }]);
  });

  it('computes everything anew after it was undone', async () => {
    const projections = await register.projections(levels);
    await register.record('level-a', level('2017-01-01', 1));
    const { generation } = await projections.rebuild('levels');
    await projections.switchBack('levels');
    expect(await projections.status()).toMatchObject([{ previousGeneration: generation, rebuild: null }]);
    expect((await projections.rebuild('levels')).generation).toBeGreaterThan(generation);
  });

  it('takes in what is recorded while it is under way, and readers never go back', async () => {
    const projections = await register.projections(levels);
    for (let i = 0; i < 20; i++) await register.record(`level-${i}`, level('2017-01-01', i));
    const projector = projections.projector();
    await catchUp(projector);
    const meanwhile: Promise<unknown>[] = [];
    await projections.rebuild('levels', {
      chunkSize: 5,
      onProgress: ({ phase }) =>
        meanwhile.push(register.record(`level-${phase}`, level('2017-01-01', 1)).then(() => catchUp(projector))),
    });
    const { position } = await projections.view();
    await Promise.all(meanwhile);
    await catchUp(projections.projector({ leaseMs: 1 }));
    await catchUp(projector);
    const { lag, position: last } = (await projections.status())[0] ?? {};
    expect(lag).toMatchObject({ events: 0n });
    expect(last).toBeGreaterThanOrEqual(position);
    expect((await projections.rebuild('levels', { takeOver: 'never' })).comparison.same).toBe(true);
  });

  it('cannot take over while the live generation has got further', async () => {
    const projections = await register.projections(levels);
    const { generation } = await projections.rebuild('levels', { takeOver: 'never' });
    await register.record('level-a', level('2017-01-01', 1));
    await catchUp(projections.projector());
    const take = 'select projection_switch($1, $2, epoch) as outcome from projection_generation where generation = $2';
    expect((await register.pool.query(take, ['levels', generation])).rows).toEqual([{ outcome: 'behind' }]);
    expect((await projections.rebuild('levels')).generation).toBe(generation);
    expect((await projections.view()).position).toBe(1n);
  });

  it('parks the same streams as the live projection, and leaves out the same events', async () => {
    const projections = await register.projections(levels);
    const projector = projections.projector({ leaseMs: 1 });
    for (const stream of ['level-a', 'level-b']) {
      await register.record(stream, level('2017-01-01', 1), { type: 'Broken' }, level('2017-02-01', 2));
    }
    await catchUp(projector);
    await projections.skipParked('levels', 'level-b', 5n);
    await catchUp(projector);
    const { comparison } = await projections.rebuild('levels');
    expect(comparison.same).toBe(true);
    expect(await projections.parked('levels')).toMatchObject([{ stream: 'level-a', position: 2n }]);
    expect((await projections.view()).incomplete).toEqual(['level-a', 'level-b']);
  });

  it('is done by one worker at a time', async () => {
    const projections = await register.projections(levels);
    await register.record('level-a', level('2017-01-01', 1));
    let second: Promise<unknown> | undefined;
    const first = projections.rebuild('levels', {
      onProgress: () => (second ??= projections.rebuild('levels').catch((error) => error)),
    });
    await first;
    expect(await second).toMatchObject({ kind: 'conflict', code: 'rebuild-in-progress' });
  });

  it('ends with its signal, and can be gone on with or given up', async () => {
    const projections = await register.projections(levels);
    for (let i = 0; i < 20; i++) await register.record(`level-${i}`, level('2017-01-01', i));
    const ending = new AbortController();
    const cut = projections.rebuild('levels', {
      chunkSize: 5,
      signal: ending.signal,
      onProgress: () => ending.abort(new Error('enough')),
    });
    await expect(cut).rejects.toThrow('enough');
    expect(await projections.status()).toMatchObject([
      { rebuild: { phase: 'copying', eventsTotal: 20, attended: false } },
    ]);
    expect(await projections.abandonRebuild('levels')).toBe(true);
    expect(await projections.abandonRebuild('levels')).toBe(false);
    expect(await projections.status()).toMatchObject([{ rebuild: null }]);
  });

  it('keeps the generation before and no older one', async () => {
    const projections = await register.projections(levels);
    for (let i = 0; i < 3; i++) await projections.rebuild('levels');
    const { rows } = await register.pool.query(
      `select count(*)::integer as tables from pg_class where relkind = 'p' and relname like 'projection_rows_%'`,
    );
    expect(rows).toEqual([{ tables: 2 }]);
  });

  it('takes over only if the rows are the same, when told so', async () => {
    const projections = await register.projections(levels);
    await register.record('level-a', level('2017-01-01', 1));
    await catchUp(projections.projector());
    const table = (await projections.view()).table('levels');
    await register.pool.query(`update ${table} set content = '{"level":666}'`);
    const result = await projections.rebuild('levels', { takeOver: 'if-same' });
    expect(result).toMatchObject({ tookOver: false, comparison: { same: false, examples: ['level-a'] } });
    expect((await projections.view()).table('levels')).toBe(table);
  });
});
