import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attempts } from './attempts.js';

/** Lends a file for a history, and what is read of it, for as long as `use` takes. */
export async function withHistory<Result>(use: (path: string, attempts: Attempts) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'acta-history-'));
  try {
    const path = join(folder, 'history.ndjson');
    await writeFile(path, '');
    return await use(path, new Attempts(path));
  } finally {
    await rm(folder, { recursive: true });
  }
}
