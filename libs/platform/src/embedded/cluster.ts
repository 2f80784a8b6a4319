import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, databaseAccount } from './account.js';
import { reachableBinaries, reachableData } from './place.js';
import { OWNER } from './presence.js';

const run = promisify(execFile);
const SECRET = 'acta-owner.password';

/** A folder with a cluster in it, and what it takes to run a server on that. */
export interface Cluster {
  /** The folder of PostgreSQL's programs. */
  readonly programs: string;
  /** Where the cluster is, and the log of its server. */
  readonly folder: string;
  readonly path: string;
  /** The owner's. */
  readonly password: string;
  readonly account: Account | undefined;
}

/** The cluster in `dataDir`, made if there is none. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const account = await databaseAccount();
  const programs = join(await reachableBinaries(account), 'bin');
  const folder = await reachableData(dataDir, account);
  const place = { programs, folder, path: join(folder, 'cluster'), account };
  return { ...place, password: await initialise(place) };
}

/** @returns the owner's password */
async function initialise({ programs, folder, path, account }: Omit<Cluster, 'password'>): Promise<string> {
  const existing = await readFile(join(path, SECRET), 'utf8').catch(() => undefined);
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
  await writeFile(join(target, SECRET), password, { mode: 0o600 });
  // Where another process was first, its cluster stands and the rename fails: then that one's password holds.
  await rename(target, path).catch(() => undefined);
  await rm(draft, { recursive: true });
  return readFile(join(path, SECRET), 'utf8');
}
