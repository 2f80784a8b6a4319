import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { ActaError } from '@acta/kernel';

const run = promisify(execFile);

/** The operating system account that PostgreSQL runs under; `undefined` means the one that Acta runs under. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it the account `postgres`, or else `nobody`. */
export async function databaseAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      continue;
    }
  }
  throw new ActaError(
    'unavailable',
    'no-database-account',
    'PostgreSQL does not run as root, and there is neither an account "postgres" nor "nobody". ' +
      'Start Acta as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** Whether `account` may pass through every folder above `path`, and `path` itself where it exists. */
export async function mayEnter(account: Account, path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found) {
      const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
      if (!(found.mode & bit)) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
