import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** Where the rules are by which answers are composed. */
const RULES = ['domain', 'projections', 'read-models'].map(
  (lib) => new URL(`../../../libs/${lib}/src/`, import.meta.url),
);
const isCode = (name: string): boolean => /\.[jt]s$/.test(name) && !/\.(d|spec)\.ts$/.test(name);

/** A digest of the code by which answers are composed: programs that have it in common answer alike. */
export async function programDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of RULES) {
    const names = (await readdir(folder, { recursive: true })).filter(isCode).toSorted();
    const codes = await Promise.all(names.map((name) => readFile(new URL(name, folder))));
    for (const [index, name] of names.entries()) hash.update(`${name}\n`).update(codes[index] ?? '');
  }
  return hash.digest('hex');
}
