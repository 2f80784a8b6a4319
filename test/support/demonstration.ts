import { startTestServer, type TestServer } from './http-server.js';
import { importExample } from './import-example.js';

/** A server with what `acta demo` records, and nothing else. */
export async function startDemonstration(): Promise<TestServer> {
  const server = await startTestServer();
  await importExample(server, 'resolute-support-2017');
  return server;
}
