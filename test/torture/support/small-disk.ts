import { execFile } from 'node:child_process';
import { mkdtemp, rm, rmdir, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NotPossibleHere } from '../scenario.js';
import { onLeaving } from './leftovers.js';

const run = promisify(execFile);

/** A file system in memory, small enough to be filled. */
export class SmallDisk {
  readonly #stay = onLeaving(() => this.unmount());

  private constructor(readonly folder: string) {}

  /** @throws NotPossibleHere where this process may not mount one */
  static async mount(megabytes: number): Promise<SmallDisk> {
    const folder = await mkdtemp(join(tmpdir(), 'acta-small-disk-'));
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
    } catch (error) {
      await rmdir(folder);
      const reason = error instanceof Error ? error.message.trim().split('\n').at(-1) : error;
      throw new NotPossibleHere(`A small tmpfs cannot be mounted, which takes root on Linux (${reason}).`);
    }
    return new SmallDisk(folder);
  }

  /** Leaves at most so many bytes free. */
  async fill(leaving: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    const ballast = Buffer.alloc(Math.max(0, bavail * bsize - leaving));
    await writeFile(this.#ballast, ballast).catch((error: NodeJS.ErrnoException) => {
      // Somebody else took the last room: it is full all the same.
      if (error.code !== 'ENOSPC') throw error;
    });
  }

  async clear(): Promise<void> {
    await rm(this.#ballast, { force: true });
  }

  async unmount(): Promise<void> {
    this.#stay();
    await run('umount', [this.folder]);
    await rmdir(this.folder);
  }

  get #ballast(): string {
    return join(this.folder, 'ballast');
  }
}
