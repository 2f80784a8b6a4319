import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { ActaError } from '@acta/kernel';

/**
 * A file, or standard input for `-`.
 * @throws ActaError `not-utf-8`: its accents would be recorded as replaced, for good
 */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new ActaError('invalid', 'not-utf-8', `${path === '-' ? 'Standard input' : path} is not in UTF-8.`);
}

async function readBytes(path: string): Promise<Buffer> {
  if (path === '-') return buffer(process.stdin);
  return readFile(path).catch(({ code }: NodeJS.ErrnoException) => {
    throw new ActaError('invalid', 'file-not-readable', `${path} cannot be read (${code}).`);
  });
}
