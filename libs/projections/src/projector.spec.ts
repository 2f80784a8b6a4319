import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FoundPiece } from './found-pieces.js';
import { journal, type LevelRow, levels } from './testing/levels.js';
import { testRegister, type TestRegister } from './testing/register.js';

let register: TestRegister;
beforeEach(async () => {
  register = await testRegister();
});
afterEach(() => register.close());

const told = (pieces: readonly FoundPiece<LevelRow>[]) =>
  pieces.map(({ stream, from, until, knownFrom, knownUntil, row }) => [
    stream,
    from,
    until,
    knownFrom,
    knownUntil,
    row.level,
  ]);

async function catchUp(projector: { step(): Promise<boolean> }): Promise<void> {
  while (await projector.step());
}

describe('a projector', () => {
  it('keeps pieces with the positions in which they were believed', async () => {
    const projections = await register.projections(levels);
    const projector = projections.projector();
    await register.record('level-a', { type: 'Level', day: '2017-01-01', level: 5 });
    await catchUp(projector);
    await register.record('other-b', { type: 'Level', day: '2017-01-01', level: 9 });
    await register.record('level-a', { type: 'Level', day: '2017-03-01', level: 7 });
    await catchUp(projector);

    const view = await projections.view();
    expect(view.position).toBe(3n);
    expect(told(await view.during('levels', { from: null, until: null }))).toEqual([
      ['level-a', '2017-01-01', '2017-03-01', 3n, null, 5],
      ['level-a', '2017-03-01', null, 3n, null, 7],
    ]);
    expect(told(await view.asOf('levels', { validAt: '2017-04-01', knownAt: 2n }))).toEqual([
      ['level-a', '2017-01-01', null, 1n, 3n, 5],
    ]);
    expect(await view.asOf('levels', { validAt: '2016-12-31' })).toEqual([]);
  });

  it('leaves untouched what an event does not change', async () => {
    const projections = await register.projections(levels);
    const projector = projections.projector();
    await register.record(
      'level-a',
      { type: 'Level', day: '2017-01-01', level: 5 },
      { type: 'Level', day: '2017-02-01', level: 6 },
    );
    await catchUp(projector);
    await register.record('level-a', { type: 'Level', day: '2017-03-01', level: 7 });
    await catchUp(projector);
    const pieces = await (await projections.view()).during<LevelRow>('levels', { from: null, until: null });
    expect(pieces.map(({ knownFrom }) => knownFrom)).toEqual([2n, 3n, 3n]);
  });

  it('finds pieces by their keys and streams', async () => {
    const projections = await register.projections(levels);
    await register.record('level-a', { type: 'Level', day: '2017-01-01', level: 1, place: 'kabul', owner: 'be' });
    await register.record('level-b', { type: 'Level', day: '2017-01-01', level: 2, place: 'kabul', owner: 'nl' });
    await register.record('level-c', { type: 'Level', day: '2017-01-01', level: 3, owner: 'be' });
    await catchUp(projections.projector());
    const view = await projections.view();
    const found = async (filter: object) =>
      (await view.asOf<LevelRow>('levels', { validAt: '2017-06-01', filter })).map(({ row }) => row.level);
    expect(await found({ keys: { place: 'kabul' } })).toEqual([1, 2]);
    expect(await found({ keys: { owner: 'be' } })).toEqual([1, 3]);
    expect(await found({ keys: { place: 'kabul', owner: ['nl', 'fr'] } })).toEqual([2]);
    expect(await found({ streams: ['level-b', 'level-c'] })).toEqual([2, 3]);
    await expect(found({ keys: { colour: 'red' } })).rejects.toThrow('no key colour');
  });

  it('indexes every event for the audit', async () => {
    const projections = await register.projections(journal, levels);
    await register.record('level-a', { type: 'Level', day: '2017-01-01', level: 1 }, { type: 'Retracted', version: 1 });
    await catchUp(projections.projector());
    const table = (await projections.view()).table('journal');
    const { rows } = await register.pool.query(
      `select position, stream, type, actor, occurred::text, tags from ${table}
       where search @@ acta_search_query('evenement') order by position`,
    );
    expect(rows).toEqual([
      {
        position: '1',
        stream: 'level-a',
        type: 'Level',
        actor: 'clerk',
        occurred: '[2017-01-01,)',
        tags: ['type:Level', 'of:1'],
      },
      {
        position: '2',
        stream: 'level-a',
        type: 'Retracted',
        actor: 'clerk',
        occurred: null,
        tags: ['type:Retracted', 'of:2'],
      },
    ]);
  });

  it('lets one that is behind catch up without holding up the others', async () => {
    const before = await register.projections(levels);
    for (let i = 0; i < 10; i++) await register.record(`level-${i}`, { type: 'Level', day: '2017-01-01', level: i });
    const first = before.projector();
    await catchUp(first);
    const both = await register.projections(levels, journal);
    await register.record('level-x', { type: 'Level', day: '2017-01-01', level: 1 });
    const projector = both.projector({ batchSize: 4 });
    const positions = async () => (await both.status()).map(({ position }) => position);
    await first.step();
    await first.release();
    expect(await positions()).toEqual([11n, 0n]);
    await projector.step();
    expect(await positions()).toEqual([11n, 4n]);
    await catchUp(projector);
    expect(await positions()).toEqual([11n, 11n]);
  });
});
