import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresEventStore } from '@acta/event-store';
import { Client } from 'pg';
import { serve } from '../../apps/server/src/index.js';
import { startTestServer, type TestServer, TOKEN } from '../support/http-server.js';

/** That appends take first of all. */
const APPEND_LOCK = 4_202_118;
const HEADERS = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe('a server with more to record than may wait', () => {
  it('answers 503 and says when to come back, and records what it has taken', async () => {
    const connectionString = server.acta.configuration.databaseUrl ?? '';
    const store = new PostgresEventStore({ connectionString, queueLimit: 2 });
    const small = await serve({ ...server.acta, adapters: { ...server.acta.adapters, store } });
    const register = (id: string) => {
      const body = JSON.stringify({ data: { name: id, kind: 'state' } });
      return fetch(`${small.url}/v1/parties/${id}/register`, { method: 'POST', headers: HEADERS, body });
    };
    const blocker = new Client({ connectionString });
    await blocker.connect();
    await blocker.query(`begin; select pg_advisory_xact_lock(${APPEND_LOCK})`);

    const answers = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => register(`party-${name}`));
    const refused = await Promise.race(answers);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toMatchObject({ code: 'append-queue-full', status: 503 });

    await blocker.query('commit');
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    const recorded = statuses.filter((status) => status === 201).length;
    expect(statuses.filter((status) => status === 503)).toHaveLength(statuses.length - recorded);
    expect(recorded).toBeGreaterThanOrEqual(2);
    expect(await store.head()).toBe(BigInt(recorded));

    await blocker.end();
    await small.close();
    await store.close();
  });
});
