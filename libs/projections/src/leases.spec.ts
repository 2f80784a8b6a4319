import { EventEmitter, on } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { PostgresLogReader } from './postgres-log-reader.js';
import { Projections } from './projections.js';
import { journal, levels } from './testing/levels.js';
import { testRegister, type TestRegister } from './testing/register.js';

let register: TestRegister;
beforeEach(async () => {
  register = await testRegister();
});
afterEach(() => register.close());

const level = { type: 'Level', day: '2017-01-01', level: 1 } as const;

/** A pool whose next matching statement waits until it is let go; meanwhile the worker that sent it is as good as frozen. */
function freezing(url: string, statement: string) {
  const pool = new Pool({ connectionString: url });
  let frozen: (() => void) | undefined;
  const reached = new Promise<void>((resolve) => {
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
    Object.assign(pool, {
      query: async (...args: unknown[]) => {
        if (!frozen && String(args[0]).includes(statement)) {
          await new Promise<void>((go) => {
            frozen = go;
            resolve();
          });
        }
        return query(...args);
      },
    });
  });
  return { pool, reached, thaw: () => frozen?.() };
}

describe('several workers', () => {
  it('share the projections without doing anything twice', async () => {
    const projections = await register.projections(levels, journal);
    for (let i = 0; i < 20; i++) await register.record(`level-${i % 7}`, { ...level, day: `2017-01-${10 + i}` });
    const workers = [1, 2, 3].map(() => projections.projector({ batchSize: 3, leaseMs: 50 }));
    while ((await projections.view()).position < 20n) await Promise.all(workers.map((worker) => worker.step()));
    const table = (await projections.view()).table('journal');
    const { rows } = await register.pool.query(`select count(*) from ${table}`);
    expect(rows[0].count).toBe('20');
    expect(await projections.parked()).toEqual([]);
  }, 60_000);

  it('leave a projection to the one that has it, until it lets go', async () => {
    const projections = await register.projections(levels);
    const [first, second] = [projections.projector(), projections.projector()];
    await first.step();
    await register.record('level-a', level);
    expect(await second.step()).toBe(false);
    await first.release();
    const third = projections.projector();
    expect(await third.step()).toBe(true);
  });

  it('take over from a frozen one, whose late write changes nothing', async () => {
    const projections = await register.projections(levels);
    await register.record('level-a', level);
    const { pool, reached, thaw } = freezing(register.url, 'projection_apply_pieces');
    const theirs = new Projections({ pool, log: new PostgresLogReader(pool), definitions: [levels] });
    const zombie = theirs.projector({ leaseMs: 100 });
    const late = zombie.step();
    await reached;

    const heir = projections.projector();
    await register.record('level-a', { ...level, day: '2018-01-01', level: 2 });
    while (!(await heir.step())) await delay(20);
    const table = (await projections.view()).table('levels');
    const rows = async () =>
      (
        await register.pool.query(
          `select begins::text, coalesce(cut_to, ends)::text as ends, known_from, known_until from ${table} order by 1, 3`,
        )
      ).rows;
    const before = await rows();
    expect(before).toHaveLength(2);

    thaw();
    await late;
    expect(await rows()).toEqual(before);
    expect(await zombie.step()).toBe(false);
    await pool.end();
  });

  it('write nothing that was under way when they were told to pause', async () => {
    const projections = await register.projections(levels);
    await register.record('level-a', level);
    const { pool, reached, thaw } = freezing(register.url, 'projection_apply_pieces');
    const theirs = new Projections({ pool, log: new PostgresLogReader(pool), definitions: [levels] });
    const late = theirs.projector().step();
    await reached;
    await projections.pause('levels');
    thaw();
    await late;
    const view = await projections.view();
    expect(view.position).toBe(0n);
    expect(await view.asOf('levels', { validAt: '2017-01-01' })).toEqual([]);
    await pool.end();
  });

  it('resume where a transaction was cut off in the middle', async () => {
    const projections = await register.projections(levels);
    await register.record('level-a', level);
    await register.pool.query(`create function refuse() returns trigger language plpgsql as $$ begin
      raise exception 'cut off' using errcode = 'admin_shutdown'; end $$`);
    const table = (await projections.view()).table('levels');
    await register.pool.query(`create trigger refuse before insert on ${table} execute function refuse()`);
    const projector = projections.projector();
    await expect(projector.step()).rejects.toThrow('cut off');
    expect((await projections.view()).position).toBe(0n);

    await register.pool.query(`drop trigger refuse on ${table}`);
    expect(await projector.step()).toBe(true);
    expect(await (await projections.view()).asOf('levels', { validAt: '2017-01-01' })).toHaveLength(1);
  });

  it('do nothing twice when the answer to a write was lost', async () => {
    const projections = await register.projections(journal);
    await register.record('level-a', level);
    const pool = new Pool({ connectionString: register.url });
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
    let cut = false;
    Object.assign(pool, {
      query: async (...args: unknown[]) => {
        const answer = await query(...args);
        if (cut || !String(args[0]).includes('projection_apply_entries')) return answer;
        cut = true;
        throw new Error('connection lost');
      },
    });
    const theirs = new Projections({ pool, log: new PostgresLogReader(pool), definitions: [journal] });
    const projector = theirs.projector();
    await expect(projector.step()).rejects.toThrow('connection lost');
    while (await projector.step());
    await register.record('level-a', { ...level, day: '2017-02-01' });
    while (!(await projector.step()));

    expect(await projections.parked()).toEqual([]);
    const table = (await projections.view()).table('journal');
    const { rows } = await register.pool.query(`select position from ${table} order by position`);
    expect(rows).toEqual([{ position: '1' }, { position: '2' }]);
    await pool.end();
  });

  it('write nothing while a projection is paused', async () => {
    const projections = await register.projections(levels);
    const projector = projections.projector({ leaseMs: 30 });
    await projector.step();
    await projections.pause('levels');
    await register.record('level-a', level);
    await projector.step();
    expect(await projector.step()).toBe(false);
    expect(await projections.status()).toMatchObject([
      { paused: true, position: 0n, lag: { events: 1n }, attended: false },
    ]);

    await projections.resume('levels');
    while (!(await projector.step())) await delay(5);
    expect((await projections.view()).position).toBe(1n);
  });
});

describe('a worker that runs', () => {
  it('is woken, shows what a reader waits for, and ends with its signal', async () => {
    const projections = await register.projections(levels);
    const ending = new AbortController();
    const bell = new EventEmitter();
    const running = projections.projector({ pollMs: 60_000 }).run({ signal: ending.signal, wake: on(bell, 'ring') });
    await delay(100);
    const position = await register.record('level-a', level);
    bell.emit('ring');
    await projections.waitFor(position, { timeoutMs: 10_000 });
    expect((await projections.view()).position).toBe(position);
    ending.abort();
    await running;
    expect(await projections.status()).toMatchObject([{ attended: false }]);
  });

  it('tells of a trouble and goes on', async () => {
    const projections = await register.projections(levels);
    await register.pool.query('alter table event rename to hidden');
    const ending = new AbortController();
    const errors: unknown[] = [];
    const running = projections
      .projector({ pollMs: 10, onError: (error) => void errors.push(error) })
      .run({ signal: ending.signal });
    while (errors.length === 0) await delay(10);
    await register.pool.query('alter table hidden rename to event');
    await projections.waitFor(await register.record('level-a', level), { timeoutMs: 10_000 });
    ending.abort();
    await running;
  });

  it('does not keep a reader waiting for ever', async () => {
    const projections = await register.projections(levels);
    await expect(projections.waitFor(7n, { timeoutMs: 30 })).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'position-not-shown',
    });
  });
});
