import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http-server.js';

/** As `npm run build` leaves it. */
const WORKER = fileURLToPath(new URL('../../dist/apps/worker/src/main.js', import.meta.url));
/** A worker that falls silent loses its projections after 3 s, and the others look at least every 1.5 s. */
const TAKEN_OVER_MS = 5000;

let server: TestServer;
const running: ChildProcess[] = [];

/** Starts a worker as people do; resolves once it works. */
async function startWorker(): Promise<ChildProcess> {
  const env = { ...process.env, DATABASE_URL: server.acta.configuration.databaseUrl, ACTA_LOG_LEVEL: 'info' };
  const child = spawn(process.execPath, [WORKER], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  running.push(child);
  for await (const line of createInterface({ input: child.stderr })) {
    if (line.includes('keeps the projections up')) return child;
  }
  throw new Error('The worker ended before it worked');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function recordParty(id: string): Promise<bigint> {
  const { body } = await server.post(`/v1/parties/${id}/register`, { data: { name: id, kind: 'state' } });
  return BigInt(body.position);
}

const projections = () => server.acta.adapters.projections;
const attended = async () => (await projections().status()).filter((one) => one.attended).length;

beforeAll(async () => {
  server = await startTestServer({ project: false });
});
afterAll(async () => {
  for (const child of running) if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGKILL');
  await server.close();
});

describe('a server that does not project', () => {
  it('shows nothing until a worker does; of two workers, one goes on when the other is killed or frozen', async () => {
    const first = await recordParty('belgium');
    expect(await attended()).toBe(0);
    expect((await server.get('/v1/parties')).body.items).toEqual([]);

    const holder = await startWorker();
    await projections().waitFor(first, { timeoutMs: 20_000 });
    const all = (await projections().status()).length;
    while ((await attended()) < all) await delay(50);
    const other = await startWorker();

    await end(holder, 'SIGKILL');
    const second = await recordParty('france');
    await projections().waitFor(second, { timeoutMs: TAKEN_OVER_MS });
    const { body } = await server.get('/v1/parties');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['belgium', 'france']);

    const third = await startWorker();
    other.kill('SIGSTOP');
    const late = await recordParty('netherlands');
    await projections().waitFor(late, { timeoutMs: TAKEN_OVER_MS });
    other.kill('SIGCONT');
    const last = await recordParty('germany');
    await projections().waitFor(last, { timeoutMs: TAKEN_OVER_MS });
    const after = await server.get('/v1/parties');
    expect(after.body.items).toHaveLength(4);
    expect(await projections().parked()).toEqual([]);

    for (const worker of [other, third]) {
      await end(worker, 'SIGTERM');
      expect(worker.exitCode).toBe(0);
    }
    // It has let go of what it had, so that the next need not wait.
    expect(await attended()).toBe(0);
  }, 60_000);
});
