import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ActaError } from '@acta/kernel';
import type { Cluster } from './cluster.js';

const run = promisify(execFile);

/** How long a server may take to stop, and how often it is looked at, in milliseconds. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 50;

/** What `postmaster.pid` says of a server that runs on a cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** It takes no connections any more, and ends once nobody has one, or at once. */
  readonly isStopping: boolean;
}

/** The server that runs on a cluster, if any: one that a `kill -9` left behind, or another process's. */
export async function runningPostmaster({ path }: Cluster): Promise<Postmaster | undefined> {
  const text = await readFile(join(path, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port || !isAlive(pid)) return undefined;
  return { pid, port, isStopping: lines[7] === 'stopping' };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Starts a server, unless one runs there: PostgreSQL itself lets no second one at a cluster. */
export async function startPostmaster(cluster: Cluster, port: number, settings: readonly string[]): Promise<void> {
  const { programs, folder, path, account } = cluster;
  const flags = [`-p ${port}`, '-h 127.0.0.1', `-c unix_socket_directories=''`, ...settings.map((s) => `-c ${s}`)];
  const waiting = ['-w', '-t', '60'];
  await run(
    join(programs, 'pg_ctl'),
    ['start', ...waiting, '-D', path, '-l', join(folder, 'postgres.log'), '-o', flags.join(' ')],
    { ...account, cwd: folder },
  );
}

/**
 * Stops this server at once, whoever has a connection: what they have committed is kept. Another process may start the next one as soon as
 * it has ended.
 */
export async function stopPostmaster(cluster: Cluster, { pid }: Postmaster): Promise<void> {
  const isThere = async (): Promise<boolean> => (await runningPostmaster(cluster))?.pid === pid;
  try {
    if (await isThere()) process.kill(pid, 'SIGINT');
  } catch (error) {
    if (await isThere()) throw error;
  }
  for (let waited = 0; await isThere(); waited += LOOK_MS) {
    if (waited > PATIENCE_MS) throw doesNotStop(pid);
    await delay(LOOK_MS);
  }
}

const doesNotStop = (pid: number) =>
  new ActaError(
    'unavailable',
    'embedded-database-does-not-stop',
    `The embedded PostgreSQL (process ${pid}) does not stop.`,
  );

export async function startFailure({ folder }: Cluster): Promise<ActaError> {
  const log = await readFile(join(folder, 'postgres.log'), 'utf8').catch(() => '');
  const last = log.trim().split('\n').at(-1) ?? '';
  return new ActaError(
    'unavailable',
    'embedded-database-did-not-start',
    `The embedded PostgreSQL did not start. Its log ${join(folder, 'postgres.log')} ends: ${last || '(empty)'}`,
  );
}

/** The port that the last server on this cluster had, or else a free one: whoever still looks for that one finds the next at its place. */
export async function choosePort({ path }: Cluster): Promise<number> {
  const last = await readFile(join(path, 'postmaster.opts'), 'utf8').catch(() => '');
  return (await freePort(Number(/"-p" "(\d+)"/.exec(last)?.[1] ?? 0))) || freePort(0);
}

/** @returns `wanted`, or any one for 0; 0 if it is taken */
async function freePort(wanted: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
