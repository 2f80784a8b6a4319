import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ActaError } from '@acta/kernel';
import { Client } from 'pg';
import { type Account, databaseAccount } from './account.js';
import { reachableBinaries, reachableData } from './place.js';
import { freePort, runningPostmaster } from './postmaster.js';

const run = promisify(execFile);
const OWNER = 'acta_owner';
const START_ATTEMPTS = 5;

export interface EmbeddedPostgres {
  /** Connection string of the owner, database `acta`. */
  readonly url: string;
  /** True if the server ran already: another process's, or one that a kill -9 left behind. */
  readonly joined: boolean;
  /** Leaves; the last process to leave stops the server. */
  release(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Further settings, as `name=value`. */
  readonly settings?: readonly string[];
}

/**
 * Starts PostgreSQL on `dataDir`, or joins the one that runs there. It listens on a free port of 127.0.0.1, takes no
 * other connections, and outlives a crash of this process; whoever comes next joins it.
 */
export async function startEmbeddedPostgres({ dataDir, settings = [] }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = await databaseAccount();
  const programs = join(await reachableBinaries(account), 'bin');
  const folder = await reachableData(dataDir, account);
  const cluster = join(folder, 'cluster');
  const password = await initialise(programs, folder, cluster, account);

  for (let attempt = 1; ; attempt++) {
    const before = await runningPostmaster(cluster);
    // A pid file can be left over from a machine that went down, and its number belong to another program by now.
    if (!before || attempt > 1) await start(programs, folder, cluster, account, settings).catch(() => undefined);
    const server = before ?? (await runningPostmaster(cluster));
    const presence = server && (await connect(server.port, password));
    if (server && presence) {
      return {
        url: urlOf(server.port, password, 'acta'),
        joined: before !== undefined,
        release: () => release(presence, programs, cluster, account),
      };
    }
    if (attempt === START_ATTEMPTS) throw await startFailure(folder);
    await delay(100 * attempt);
  }
}

async function initialise(
  programs: string,
  folder: string,
  cluster: string,
  account: Account | undefined,
): Promise<string> {
  const secret = 'acta-owner.password';
  const existing = await readFile(join(cluster, secret), 'utf8').catch(() => undefined);
  if (existing) return existing;

  // A crash in the middle leaves only the temporary folder: the cluster appears whole, by a rename, or not at all.
  const draft = await mkdtemp(join(folder, 'initdb-'));
  if (account) await chown(draft, account.uid, account.gid);
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(draft, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) await chown(passwordFile, account.uid, account.gid);
  const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  const target = join(draft, 'cluster');
  await run(join(programs, 'initdb'), ['-D', target, '-U', OWNER, `--pwfile=${passwordFile}`, ...options], {
    ...account,
    cwd: draft,
  });
  await writeFile(join(target, secret), password, { mode: 0o600 });
  // Where another process was first, its cluster stands and the rename fails: then that one's password holds.
  await rename(target, cluster).catch(() => undefined);
  await rm(draft, { recursive: true });
  return readFile(join(cluster, secret), 'utf8');
}

async function start(
  programs: string,
  folder: string,
  cluster: string,
  account: Account | undefined,
  settings: readonly string[],
): Promise<void> {
  const flags = [`-p ${await freePort()}`, '-h 127.0.0.1', `-c unix_socket_directories=''`];
  const log = join(folder, 'postgres.log');
  await run(
    join(programs, 'pg_ctl'),
    [
      'start',
      '-w',
      '-t',
      '60',
      '-D',
      cluster,
      '-l',
      log,
      '-o',
      [...flags, ...settings.map((s) => `-c ${s}`)].join(' '),
    ],
    { ...account, cwd: folder },
  );
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

/** A connection held for as long as this process uses the server: it tells others that somebody is there. */
async function connect(port: number, password: string): Promise<Client | undefined> {
  const client = new Client({ connectionString: urlOf(port, password, 'postgres'), application_name: 'acta presence' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query(`select from pg_database where datname = 'acta'`);
    if (!rowCount) await client.query('create database acta').catch(ignoreDuplicate);
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return undefined;
  }
}

function ignoreDuplicate(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}

async function release(
  presence: Client,
  programs: string,
  cluster: string,
  account: Account | undefined,
): Promise<void> {
  const others = await presence
    .query(`select from pg_stat_activity where application_name = 'acta presence' and pid <> pg_backend_pid()`)
    .catch(() => undefined);
  await presence.end().catch(() => undefined);
  if (others?.rowCount) return;
  await run(join(programs, 'pg_ctl'), ['stop', '-w', '-m', 'fast', '-D', cluster], { ...account, cwd: cluster }).catch(
    async (error: unknown) => {
      if (await runningPostmaster(cluster)) throw error;
    },
  );
}

async function startFailure(folder: string): Promise<ActaError> {
  const log = await readFile(join(folder, 'postgres.log'), 'utf8').catch(() => '');
  const last = log.trim().split('\n').at(-1) ?? '';
  return new ActaError(
    'unavailable',
    'embedded-database-did-not-start',
    `The embedded PostgreSQL did not start. Its log ${join(folder, 'postgres.log')} ends: ${last || '(empty)'}`,
  );
}
