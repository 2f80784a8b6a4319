import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subscribe } from '@acta/event-store';
import { startTestServer, type TestServer } from '../support/http-server.js';
import { Cluster } from '../torture/support/cluster.js';

const WRITERS = 4;
/** Each writer records at least so much before a restart, and after the last one. */
const BETWEEN = 10;

describe('an orderly restart of the database, under writers, a subscriber and the projections', () => {
  let cluster: Cluster;
  let server: TestServer;
  beforeAll(async () => {
    cluster = await Cluster.open();
    server = await startTestServer({ databaseUrl: await cluster.createDatabase() });
  });
  afterAll(async () => {
    await server.close();
    await cluster.close();
  });

  const acknowledged: string[] = [];
  const refused: (string | null)[] = [];

  /** Registers parties without a pause; what is refused is sent again with the same key. */
  async function write(writer: number, signal: AbortSignal): Promise<void> {
    for (let said = 0; !signal.aborted; said++) {
      const id = `party-${writer}-${said}`;
      for (;;) {
        const headers = { 'Idempotency-Key': id };
        const answer = await server.post(`/v1/parties/${id}/register`, { data: { name: id, kind: 'state' } }, headers);
        if (answer.status === 201) break;
        expect(answer).toMatchObject({ status: 503 });
        refused.push(answer.headers.get('retry-after'));
        await delay(100);
      }
      acknowledged.push(id);
    }
  }

  async function untilMore(): Promise<void> {
    const wanted = acknowledged.length + WRITERS * BETWEEN;
    while (acknowledged.length < wanted) await delay(20);
  }

  it('loses nothing, shows nothing twice, and needs nobody to do anything', async () => {
    const [stopping, leaving] = [new AbortController(), new AbortController()];
    const shown: string[] = [];
    const following = (async () => {
      for await (const { stream } of subscribe(server.acta.adapters.store, { signal: leaving.signal })) {
        if (stream.startsWith('party-')) shown.push(stream);
      }
    })();
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer, stopping.signal)));
    for (let restart = 0; restart < 3; restart++) {
      await untilMore();
      await cluster.restart();
    }
    await untilMore();
    stopping.abort();
    await writing;

    const position = String(await server.acta.adapters.store.head());
    const listed = await server.get('/v1/parties', { 'Acta-Wait-For': position, Accept: 'application/x-ndjson' });
    expect(listed.status).toBe(200);
    const ids = String(listed.body)
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids.toSorted()).toEqual(acknowledged.toSorted());
    while (shown.length < acknowledged.length) await delay(20);
    leaving.abort();
    await following;
    expect(shown.toSorted()).toEqual(acknowledged.map((id) => `party-${id}`).toSorted());
    expect(refused.every((seconds) => seconds !== null)).toBe(true);
  });
});
