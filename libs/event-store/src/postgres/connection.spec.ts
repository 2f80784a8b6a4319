import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { Connection } from './connection.js';

const NAME = 'acta connection spec';

describe('a connection', () => {
  let database: TestDatabase;
  let connection: Connection;
  let refusals: number;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    refusals = 0;
    const prepare = async () => {
      if (refusals-- > 0) throw new Error('no room on the disk');
    };
    connection = new Connection({ connectionString: database.url, application_name: NAME }, prepare);
  });
  afterEach(() => connection.drop());

  const process = async () => {
    const { rows } = await (await connection.client()).query<{ pid: number }>('select pg_backend_pid() as pid');
    return rows[0]?.pid;
  };

  it('is one and the same for all who want it at once', async () => {
    expect(await connection.client()).toBe(await connection.client());
    const [one, other] = await Promise.all([process(), process()]);
    expect(one).toBe(other);
  });

  it('can be opened after an attempt that failed', async () => {
    refusals = 1;
    await expect(connection.client()).rejects.toThrow('no room');
    await expect(process()).resolves.toEqual(expect.any(Number));
  });

  it('is another one after it was lost', async () => {
    const before = await process();
    const lost = new Promise<void>((resolve) => void connection.client().then((client) => client.on('end', resolve)));
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query('select pg_terminate_backend($1)', [before]);
    await admin.end();
    await lost;
    expect(await process()).not.toBe(before);
  });
});
