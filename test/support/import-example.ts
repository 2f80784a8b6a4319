import { readFile } from 'node:fs/promises';
import { importCase, type ImportProgress } from '@acta/application';
import { parseCaseFile } from '../../apps/cli/src/parse-case-file.js';
import type { TestServer } from './http-server.js';

/** Records the commands of a case, as `acta import` does. */
export async function importText({ acta }: TestServer, text: string): Promise<ImportProgress> {
  const actor = await acta.operator();
  return importCase(parseCaseFile(text), { actor, record: (request) => acta.record(request) });
}

/** Records one of the examples by its name, such as `resolute-support-2017`. */
export async function importExample(server: TestServer, name: string): Promise<ImportProgress> {
  return importText(server, await readFile(new URL(`../../examples/${name}.yaml`, import.meta.url), 'utf8'));
}
