import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { PostgresLogReader } from './postgres-log-reader.js';
import { Projections } from './projections.js';
import { journal, levels } from './testing/levels.js';
import { testRegister, type TestRegister } from './testing/register.js';

/** Someone who has logged in with nothing but the rights of a role. */
async function loginAs(register: TestRegister, role: string) {
  const login = `test_${randomBytes(6).toString('hex')}`;
  await register.pool.query(`create role ${login} login password 'test' in role ${role}`);
  const url = Object.assign(new URL(register.url), { username: login, password: 'test' }).href;
  const pool = new Pool({ connectionString: url });
  return {
    projections: new Projections({ pool, log: new PostgresLogReader(pool), definitions: [levels, journal] }),
    async leave() {
      await pool.end();
      await register.pool.query(`drop role ${login}`);
    },
  };
}

describe('the roles of the database', () => {
  let register: TestRegister;
  beforeEach(async () => {
    register = await testRegister();
    await register.record('level-a', { type: 'Level', day: '2017-01-01', level: 1 });
  });
  afterEach(() => register.close());

  it('let acta_projector make, keep up and rebuild projections', async () => {
    const { projections, leave } = await loginAs(register, 'acta_projector');
    await projections.ensure();
    const projector = projections.projector();
    while (await projector.step());
    for (const name of ['levels', 'journal']) {
      expect(await projections.rebuild(name)).toMatchObject({ tookOver: true, comparison: { same: true } });
    }
    await projections.switchBack('levels');
    expect(await (await projections.view()).asOf('levels', { validAt: '2017-01-01' })).toHaveLength(1);
    await leave();
  });

  it('let acta_auditor read, and nothing else', async () => {
    await register.projections(levels, journal);
    const { projections, leave } = await loginAs(register, 'acta_auditor');
    expect(await (await projections.view()).asOf('levels', { validAt: '2017-01-01' })).toEqual([]);
    await expect(projections.projector().step()).rejects.toThrow('permission denied');
    await expect(projections.rebuild('levels')).rejects.toThrow('permission denied');
    await leave();
  });
});
