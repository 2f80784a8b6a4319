import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase } from '../support/test-database.js';

describe('the test database', () => {
  it('is a PostgreSQL of its own', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query('show server_version');
    expect(Number.parseInt(rows[0].server_version)).toBeGreaterThanOrEqual(15);
    await client.end();
    await database.drop();
  });
});
