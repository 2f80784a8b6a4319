import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe } from '@jest/globals';
import { Client } from 'pg';

export interface Pooler {
  /** The database's address by way of the pooler. */
  readonly url: string;
  /** Ends the pooler, and with it every connection, and starts it again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Fewer than there are connections to it, so that each one meets sessions that others have used. */
const SERVER_CONNECTIONS = 4;
const START_PATIENCE_MS = 10_000;

/** `pgbouncer`, where it is installed; system folders are not on everybody's path. */
const program = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  .map((folder) => join(folder, 'pgbouncer'))
  .find((path) => existsSync(path));

/** Describes what is to be tested through a real pooler; where there is none it is skipped, and said so. */
export const describeBehindPooler = program ? describe : skipped;

function skipped(name: string, body: () => void): void {
  // oxlint-disable-next-line no-console -- Jest shows it beside the results
  console.warn(`"${name}" is skipped: pgbouncer is not installed (on Debian: apt-get install pgbouncer)`);
  // oxlint-disable-next-line jest/no-disabled-tests, jest/valid-title, jest/valid-describe-callback -- of whoever calls it
  describe.skip(name, body); // Reason: a pooler is a package of Debian's, not of npm's, and `npm test` is to pass without it; CI installs it.
}

/** Starts a pgbouncer in transaction mode, without support for prepared statements, in front of a database. */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const folder = await mkdtemp(join(tmpdir(), 'acta-pooler-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(file, settings(new URL(databaseUrl), port));
  const url = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: `${port}` }).href;
  let running = await start(file, url);
  return {
    url,
    async restart() {
      await end(running);
      running = await start(file, url);
    },
    async close() {
      await end(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function settings(target: URL, port: number): string {
  const login = {
    host: target.hostname,
    port: target.port || '5432',
    user: target.username,
    password: target.password,
  };
  const database = Object.entries(login)
    .map(([name, value]) => `${name}='${decodeURIComponent(value).replaceAll("'", "''")}'`)
    .join(' ');
  return `[databases]
* = ${database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${SERVER_CONNECTIONS}
max_client_conn = 1000
`;
}

async function start(file: string, url: string): Promise<ChildProcess> {
  // It refuses to run as root.
  const account = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(program as string, ['-q', ...account, file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  for (const deadline = Date.now() + START_PATIENCE_MS; !(await answers(url)); await delay(50)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`pgbouncer does not start: ${said}`);
  }
  return child;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
