import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOKEN } from '../support/http-server.js';

/** As `npm run build` leaves it. */
const ACTA = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));
const HEADERS = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };

let dataDir: string;
const running: ChildProcess[] = [];

/** Starts the server as people do, on the embedded PostgreSQL. */
async function start(): Promise<{ url: string; child: ChildProcess }> {
  const env = {
    ...process.env,
    ACTA_DATA_DIR: dataDir,
    PORT: '0',
    ACTA_BOOTSTRAP_TOKEN: TOKEN,
    DATABASE_URL: '',
    ACTA_LOG_LEVEL: 'fatal',
  };
  const child = spawn(process.execPath, [ACTA, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /serves on (\S+)/.exec(line)?.[1];
    if (url) return { url, child };
  }
  throw new Error('The server ended before it served');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

const register = async (url: string, id: string) => {
  const body = JSON.stringify({ data: { name: id, kind: 'state' } });
  return (await fetch(`${url}/v1/parties/${id}/register`, { method: 'POST', headers: HEADERS, body })).status;
};

const registered = async (url: string) => {
  const answer = (await (await fetch(`${url}/v1/parties`, { headers: HEADERS })).json()) as { items: { id: string }[] };
  return answer.items.map(({ id }) => id);
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'acta-kill-'));
  await chmod(dataDir, 0o755);
});
afterAll(async () => {
  for (const child of running) if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

describe('a server that is killed between two commands', () => {
  it('has lost nothing when it is started again, and stops cleanly when it is asked to', async () => {
    const first = await start();
    expect(await register(first.url, 'belgium')).toBe(201);
    await end(first.child, 'SIGKILL');

    const second = await start();
    expect(await registered(second.url)).toEqual(['belgium']);
    expect(await register(second.url, 'france')).toBe(201);
    await end(second.child, 'SIGINT');
    expect(second.child.exitCode).toBe(0);

    const third = await start();
    expect(await registered(third.url)).toEqual(['belgium', 'france']);
    await end(third.child, 'SIGTERM');
  }, 120_000);
});
