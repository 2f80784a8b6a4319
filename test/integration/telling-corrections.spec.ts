import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http-server.js';

const seen = (value: number) => ({ amount: { value, basis: 'level', unit: 'personnel' } });

describe('a server that projects', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
    await server.post('/v1/parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
    await server.post('/v1/missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
  });
  afterEach(() => server.close());

  async function observed(value: number, occurred: string): Promise<string> {
    const { body } = await server.post('/v1/presence/rs/belgium/observe', { data: seen(value), occurred });
    return body.events[0].id;
  }

  async function corrected(event: string, value: number): Promise<string> {
    const data = { replace: { data: seen(value) }, reason: 'Miscounted' };
    const { status, body } = await server.post(`/v1/events/${event}/correct`, { data });
    expect(status).toBe(201);
    return body.position;
  }

  /** Waits until all of these are told ahead. */
  async function told(positions: readonly string[]): Promise<void> {
    for (;;) {
      const { rows } = await server.acta.pool.query<{ position: string }>('select position from correction_told');
      if (positions.every((position) => rows.some((row) => row.position === position))) return;
      await delay(50);
    }
  }

  const list = async () => (await server.get('/v1/audit/corrections')).body.items;

  it('tells ahead what a correction changes, and answers with that', async () => {
    const first = await corrected(await observed(62, '2017-11-07'), 65);
    await told([first]);
    const second = await corrected(await observed(70, '2017-12-01'), 71);
    await told([first, second]);

    const [newest] = await list();
    expect(newest.changes).toContainEqual(
      expect.objectContaining({
        ...{ party: 'belgium', figure: 'present', from: '2017-12-01', until: null },
        before: expect.objectContaining({ text: '70' }),
        after: expect.objectContaining({ text: '71' }),
      }),
    );

    const sentinel = { changes: [], changesFrom: '2001-01-01' };
    await server.acta.pool.query('update correction_told set told = $1 where position = $2', [
      JSON.stringify(sentinel),
      second,
    ]);
    expect(await list()).toMatchObject([sentinel, { changesFrom: null }]);
  });

  it('leaves out one that cannot be told ahead, tells the others, and looks into that one when it is asked', async () => {
    await server.acta.pool.query("alter table correction_told add check (told not like '%1234%')");
    const events = [
      await observed(62, '2017-11-07'),
      await observed(70, '2017-12-01'),
      await observed(80, '2018-01-01'),
    ];
    const positions: string[] = [];
    for (const [index, event] of events.entries()) positions.push(await corrected(event, [65, 1234, 85][index] ?? 0));
    const [first, failing, last] = positions as [string, string, string];
    await told([first, last]);
    const { rows } = await server.acta.pool.query('select from correction_told where position = $1', [failing]);
    expect(rows).toEqual([]);
    expect((await list()).map(({ changes }: { changes: unknown[] }) => changes.length > 0)).toEqual([true, true, true]);
  });
});
