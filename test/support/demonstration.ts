import { readFile } from 'node:fs/promises';
import { importCase } from '@acta/application';
import { parseCaseFile } from '../../apps/cli/src/parse-case-file.js';
import { startTestServer, type TestServer } from './http-server.js';

const CASE = new URL('../../examples/resolute-support-2017.yaml', import.meta.url);

/** A server with what `acta demo` records, and nothing else. */
export async function startDemonstration(): Promise<TestServer> {
  const server = await startTestServer();
  const file = parseCaseFile(await readFile(CASE, 'utf8'));
  await importCase(file, { actor: await server.acta.operator(), record: (request) => server.acta.record(request) });
  return server;
}
