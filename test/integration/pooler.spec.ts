import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@acta/platform';
import { Client } from 'pg';
import { migrations } from '../../migrations/index.js';
import { startTestServer, type TestServer } from '../support/http-server.js';
import { describeBehindPooler, type Pooler, startPooler } from '../support/pooler.js';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database.js';

describeBehindPooler('Acta behind a pooler in transaction mode', () => {
  let database: TestDatabase;
  let pooler: Pooler;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    pooler = await startPooler(database.url);
  });
  afterAll(async () => {
    await pooler.close();
    await database.drop();
  });

  it('brings the schema up to date once, though more processes than the pooler has connections try at once', async () => {
    const done = await Promise.all(Array.from({ length: 12 }, () => migrate(pooler.url, migrations)));
    expect(done.flat().toSorted()).toEqual(migrations.map(({ name }) => name).toSorted());
    expect(await heldLocks()).toBe(0);
  }, 60_000);

  it('says what is amiss where a server keeps prepared statements all the same', async () => {
    const server = await startTestServer({ databaseUrl: pooler.url });
    try {
      const answers = await Promise.all(Array.from({ length: 60 }, () => server.get('/v1/deployment')));
      const refused = answers.filter(({ status }) => status !== 200);
      for (const { status, body } of refused) expect([status, body.code]).toEqual([503, 'database-pooled']);
      expect(refused.length).toBeGreaterThan(0);
    } finally {
      await server.close();
    }
  }, 60_000);

  describe('a server', () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer({ databaseUrl: pooler.url, pooled: true });
    }, 60_000);
    afterAll(() => server.close());

    const register = (id: string) => server.post(`/v1/parties/${id}/register`, { data: { name: id, kind: 'state' } });
    /** What is shown, as soon as that is what was just recorded. */
    const shown = async (position: string) => {
      const { status, body } = await server.get('/v1/parties', { 'Acta-Wait-For': position });
      return [status, body.items?.map(({ id }: { id: string }) => id)];
    };

    it('records, and shows what it has recorded', async () => {
      const ids = Array.from({ length: 40 }, (_, index) => `party-${String(index).padStart(2, '0')}`);
      const answers = await Promise.all(ids.map((id) => register(id)));
      expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 201));
      const positions = answers.map(({ body }) => BigInt(body.position)).toSorted((a, b) => (a < b ? -1 : 1));
      expect(positions).toEqual(ids.map((_, index) => BigInt(index + 1)));
      expect(await shown('40')).toEqual([200, ids]);
    });

    it('goes on after its sessions were ended and the pooler was started again', async () => {
      await pooler.restart();
      const { status, body } = await register('zaire');
      expect(status).toBe(201);
      const [, ids] = await shown(body.position);
      expect(ids).toContain('zaire');
    });

    it('rebuilds a projection beside the one that answers, to the same rows', async () => {
      const result = await server.acta.adapters.projections.rebuild('party', { chunkSize: 7 });
      expect(result).toMatchObject({ eventsTotal: 41, tookOver: true, comparison: { same: true } });
      expect(await heldLocks()).toBe(0);
    });
  });

  /** Of sessions: what a pooler's connection would keep when the one who took it is long gone. */
  async function heldLocks(): Promise<number> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rowCount } = await client.query(
      `select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    );
    await client.end();
    return rowCount ?? 0;
  }
});
