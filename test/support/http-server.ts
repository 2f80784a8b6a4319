import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@acta/platform';
import { bootstrapToken, openActa, serve, type Acta } from '../../apps/server/src/index.js';
import { createTestDatabase } from './test-database.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What a route answers is for the test to say.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export interface TestServer {
  readonly url: string;
  readonly acta: Acta;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export const TOKEN = 'a-token-for-tests-of-32-characters-or-more';

export interface TestServerOptions {
  readonly project?: boolean;
  /** Default a database of its own, dropped at the end. */
  readonly databaseUrl?: string;
  readonly pooled?: boolean;
}

/** A server as people run it, on a free port; calls carry the administrator's token. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { project = true, pooled = false } = options;
  const own = options.databaseUrl === undefined ? await createTestDatabase() : undefined;
  const databaseUrl = options.databaseUrl ?? own?.url;
  const dataDir = await mkdtemp(join(tmpdir(), 'acta-server-'));
  const address = { port: 0, host: '127.0.0.1' };
  const configuration = { ...address, dataDir, databaseUrl, pooled, project, logLevel: 'fatal' };
  const acta = await openActa(configuration, createLogger('fatal'), { project });
  await bootstrapToken(acta.identity.tokens, TOKEN);
  const server = await serve(acta);
  const call = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | Buffer,
  ): Promise<Answer> => {
    const authorization = { Authorization: `Bearer ${TOKEN}` };
    const response = await fetch(server.url + path, { method, headers: { ...authorization, ...headers }, body });
    const text = await response.text();
    const json = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  return {
    url: server.url,
    acta,
    get: (path, headers = {}) => call('GET', path, headers),
    post: (path, body, headers = {}) => {
      const sent = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      return call('POST', path, { 'Content-Type': 'application/json', ...headers }, sent);
    },
    async close() {
      await server.close();
      await acta.close();
      await own?.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}
