import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PerEventDefinition, TimelineDefinition } from './definition.js';
import { journal, levelPieces, type LevelRow, levels } from './testing/levels.js';
import { testRegister, type TestRegister } from './testing/register.js';

let register: TestRegister;
beforeEach(async () => {
  register = await testRegister();
});
afterEach(() => register.close());

const level = (day: string, amount: number) => ({ type: 'Level', day, level: amount }) as const;

async function catchUp(projector: { step(): Promise<boolean> }): Promise<void> {
  while (await projector.step());
}

describe('an event that cannot be applied', () => {
  it('parks its stream, and the others go on', async () => {
    const projections = await register.projections(levels, journal);
    const projector = projections.projector();
    await register.record('level-a', level('2017-01-01', 1), { type: 'Broken' }, level('2017-02-01', 2));
    await register.record('level-b', level('2017-01-01', 3));
    await catchUp(projector);
    await register.record('level-a', level('2017-03-01', 4));
    await catchUp(projector);

    expect(await projections.parked()).toMatchObject([
      { projection: 'journal', stream: 'level-a', position: 2n, error: 'Error: this event is broken', attempts: 1 },
      { projection: 'levels', stream: 'level-a', position: 2n },
    ]);
    const view = await projections.view(['levels']);
    expect(view.position).toBe(5n);
    expect(view.incomplete).toEqual(['level-a']);
    const pieces = await view.asOf<LevelRow>('levels', { validAt: '2017-06-01' });
    expect(pieces.map(({ row }) => row.level)).toEqual([1, 3]);
    expect(await projections.status()).toMatchObject([{ parked: 1 }, { parked: 1 }]);
  });

  it('is tried again when asked, and comes to the same rows as if it had never failed', async () => {
    let mended = false;
    const fragile: TimelineDefinition<LevelRow> = {
      ...levels,
      pieces: (events) => levelPieces(mended ? events.filter(({ type }) => type !== 'Broken') : events),
    };
    const projections = await register.projections(fragile);
    const projector = projections.projector({ leaseMs: 1 });
    await register.record('level-a', level('2017-01-01', 1), { type: 'Broken' }, level('2017-02-01', 2));
    await catchUp(projector);

    expect(await projections.retryParked('levels', 'level-a')).toBe(1);
    await catchUp(projector);
    expect(await projections.parked()).toMatchObject([{ position: 2n, attempts: 2 }]);

    mended = true;
    await projections.retryParked('levels');
    await catchUp(projector);
    expect(await projections.parked()).toEqual([]);
    const view = await projections.view();
    expect(view.incomplete).toEqual([]);
    const pieces = await view.during<LevelRow>('levels', { from: null, until: null });
    expect(pieces.map(({ row, knownFrom }) => [row.level, knownFrom])).toEqual([
      [1, 3n],
      [2, 3n],
    ]);
    expect(await view.asOf('levels', { validAt: '2017-02-01', knownAt: 2n })).toMatchObject([{ row: { level: 1 } }]);
  });

  it('is skipped when somebody decides so, and answers go on saying that something is left out', async () => {
    const projections = await register.projections(levels, journal);
    const projector = projections.projector({ leaseMs: 1 });
    await register.record('level-a', level('2017-01-01', 1), { type: 'Broken' }, level('2017-02-01', 2));
    await catchUp(projector);
    await projections.skipParked('levels', 'level-a', 2n);
    await projections.skipParked('journal', 'level-a', 2n);
    await catchUp(projector);

    expect(await projections.parked()).toEqual([]);
    const view = await projections.view(['levels']);
    expect(view.incomplete).toEqual(['level-a']);
    expect(await view.asOf('levels', { validAt: '2017-02-01' })).toMatchObject([{ row: { level: 2 } }]);
    await expect(projections.skipParked('levels', 'level-a', 2n)).rejects.toMatchObject({ code: 'not-parked' });
  });

  it.each([
    [
      'pieces that overlap',
      [
        { from: null, until: null },
        { from: '2017-01-01', until: null },
      ],
    ],
    ['an empty span', [{ from: '2017-01-02', until: '2017-01-01' }]],
    ['a day that no calendar has', [{ from: '2017-02-30', until: null }]],
  ])('may be one that comes to %s', async (_, spans) => {
    const strange: TimelineDefinition = {
      ...levels,
      pieces: (events) =>
        events[0]?.stream === 'level-strange'
          ? spans.map((span, index) => ({ ...span, row: index, keys: {} }))
          : levelPieces(events),
    };
    const projections = await register.projections(strange);
    await register.record('level-a', level('2017-01-01', 1));
    await register.record('level-strange', level('2017-01-01', 2), level('2017-01-01', 2));
    await register.record('level-b', level('2017-01-01', 3));
    await catchUp(projections.projector());
    expect(await projections.parked()).toMatchObject([{ stream: 'level-strange', position: 2n }]);
    const view = await projections.view();
    expect(view.position).toBe(4n);
    expect(await view.asOf('levels', { validAt: '2017-01-01' })).toMatchObject([
      { stream: 'level-a' },
      { stream: 'level-b' },
    ]);
  });

  it('may be one whose pieces would overlap with what is there', async () => {
    const projections = await register.projections(levels);
    const table = (await projections.view()).table('levels');
    await register.pool.query(`create function begin_earlier() returns trigger language plpgsql as $$
      begin new.begins := '2016-01-01'; return new; end $$`);
    await register.pool.query(`create trigger begin_earlier before insert on ${table} for each row
      when (new.content::json ->> 'level' = '666') execute function begin_earlier()`);
    await register.record('level-a', level('2017-01-01', 1), level('2017-02-01', 666));
    await register.record('level-b', level('2017-01-01', 2));
    await catchUp(projections.projector());
    expect(await projections.parked()).toMatchObject([
      { stream: 'level-a', position: 2n, error: 'Pieces of level-a overlap' },
    ]);
    expect((await projections.view()).position).toBe(3n);
  });

  it('may be one that the database refuses', async () => {
    const projections = await register.projections(levels);
    const table = (await projections.view()).table('levels');
    await register.pool.query(`alter table ${table} add check (content::json ->> 'level' <> '666')`);
    await register.record('level-a', level('2017-01-01', 1), level('2017-02-01', 666), level('2017-03-01', 1));
    await register.record('level-b', level('2017-01-01', 1), level('2017-02-01', 2));
    await register.record('level-a', level('2017-04-01', 1));
    await catchUp(projections.projector());
    expect(await projections.parked()).toMatchObject([
      { stream: 'level-a', position: 2n, error: expect.stringContaining('check constraint') },
    ]);
    const view = await projections.view();
    expect(view.position).toBe(6n);
    const pieces = await view.during<LevelRow>('levels', { from: null, until: null });
    expect(pieces.map(({ stream, row }) => [stream, row.level])).toEqual([
      ['level-a', 1],
      ['level-b', 1],
      ['level-b', 2],
    ]);

    await projections.retryParked('levels');
    await register.pool.query(`alter table ${table} drop constraint ${table}_content_check`);
    const second = projections.projector();
    await register.pool.query('update projection_generation set leased_until = now()');
    await catchUp(second);
    expect(await projections.parked()).toEqual([]);
    expect(await view.asOf('levels', { validAt: '2017-04-01', filter: { streams: ['level-a'] } })).toMatchObject([
      { row: { by: 4 } },
    ]);
  });

  it('may be one that the index refuses', async () => {
    const nul: PerEventDefinition = {
      ...journal,
      entry: ({ stream }) => ({ tags: [], text: stream === 'level-b' ? '\0' : 'fine' }),
    };
    const projections = await register.projections(nul);
    for (const name of ['a', 'b', 'c']) await register.record(`level-${name}`, level('2017-01-01', 1));
    await catchUp(projections.projector());
    expect(await projections.parked()).toMatchObject([{ stream: 'level-b', position: 2n }]);
    expect((await projections.view()).position).toBe(3n);
  });
});
