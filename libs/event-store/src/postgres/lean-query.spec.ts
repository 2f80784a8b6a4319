import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { int4Array } from './binary-array.js';
import { queryRows, queryValue } from './lean-query.js';

const TIMEOUT_MS = 1000;

describe('a lean query', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    client = new Client({ connectionString: database.url, query_timeout: TIMEOUT_MS });
    client.on('error', () => undefined);
    await client.connect();
  });
  afterEach(() => client.end());

  const double = { name: 'double', text: 'select array[$1::integer * 2, $2::integer]', values: ['21', '7'] };
  const prepared = async () =>
    (await client.query<{ name: string }>('select name from pg_prepared_statements')).rows.map(({ name }) => name);

  it('answers it as the text that came over the wire', async () => {
    await expect(queryValue(client, double)).resolves.toBe('{42,7}');
  });

  it('answers rows as texts', async () => {
    const text = `select n, n * 2 from generate_series(1, $1) n`;
    await expect(queryRows(client, { text, values: ['2'] })).resolves.toEqual([
      ['1', '2'],
      ['2', '4'],
    ]);
    await expect(queryRows(client, { text, values: ['0'] })).resolves.toEqual([]);
  });

  it('takes values in the binary format', async () => {
    const values = [int4Array([1, -2, 3])];
    await expect(queryValue(client, { text: 'select array_length($1::integer[], 1)', values })).resolves.toBe('3');
  });

  it('prepares a statement that has a name, once', async () => {
    await queryValue(client, double);
    await expect(queryValue(client, { ...double, values: ['1', '2'] })).resolves.toBe('{2,2}');
    await expect(prepared()).resolves.toEqual(['double']);
  });

  it('keeps nothing of a statement without a name', async () => {
    const { text, values } = double;
    await expect(queryValue(client, { text, values })).resolves.toBe('{42,7}');
    await expect(prepared()).resolves.toEqual([]);
  });

  it('rejects with what the server says, and the statement works again', async () => {
    await expect(queryValue(client, { ...double, values: ['1000000000000', '7'] })).rejects.toMatchObject({
      code: '22003',
    });
    await expect(queryValue(client, { ...double, values: ['2147483647', '7'] })).rejects.toMatchObject({
      code: '22003',
    });
    await expect(queryValue(client, double)).resolves.toBe('{42,7}');
  });

  it('may be sent again where the server could not make sense of it before', async () => {
    const late = { name: 'late', text: 'select late from late', values: [] };
    await expect(queryValue(client, late)).rejects.toMatchObject({ code: '42P01' });
    await client.query(`create temporary table late as select 'here' as late`);
    await expect(queryValue(client, late)).resolves.toBe('here');
  });

  it('rejects what is refused only when it is committed', async () => {
    await client.query('create temporary table late (id integer unique deferrable initially deferred)');
    await client.query('insert into late values (1)');
    await expect(
      queryValue(client, { text: 'insert into late values ($1) returning id', values: ['1'] }),
    ).rejects.toMatchObject({ code: '23505' });
  });

  it('rejects when no answer has come in time', async () => {
    await expect(queryValue(client, { text: 'select pg_sleep($1)::text', values: ['10'] })).rejects.toThrow(
      'Query read timeout',
    );
  });

  it('may have a patience of its own', async () => {
    const asleep = queryRows(client, { text: 'select pg_sleep($1)::text', values: ['10'] }, 50);
    await expect(asleep).rejects.toThrow('Query read timeout');
  });

  it('rejects when the connection is lost', async () => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await expect(
      queryValue(client, { text: 'select pg_terminate_backend($1)::text', values: [String(rows[0]?.pid)] }),
    ).rejects.toMatchObject({ code: '57P01' });
    await expect(queryValue(client, double)).rejects.toThrow(/not queryable|terminated/);
  });
});
