import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { TOKEN } from './http-server.js';

/** As `npm run build` leaves it. */
const ACTA = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));
const HEADERS = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };

/** A server in a process of its own, as people start it. */
export class ServerProcess {
  constructor(
    private readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  /** @returns the status of the answer */
  async register(party: string): Promise<number> {
    const body = JSON.stringify({ data: { name: party, kind: 'state' } });
    const route = `${this.url}/v1/parties/${party}/register`;
    return (await fetch(route, { method: 'POST', headers: { ...HEADERS, 'Idempotency-Key': party }, body })).status;
  }

  /** All that are registered. */
  async parties(): Promise<readonly string[]> {
    const headers = { ...HEADERS, Accept: 'application/x-ndjson' };
    const lines = (await (await fetch(`${this.url}/v1/parties`, { headers })).text()).trim().split('\n');
    return lines.map((line) => (JSON.parse(line) as { id: string }).id);
  }

  async readiness(): Promise<{ readonly status: number; readonly reason?: string }> {
    const answer = await fetch(`${this.url}/health/ready`);
    const { reason } = (await answer.json()) as { reason?: string };
    return { status: answer.status, reason };
  }
}

/** A data folder with an embedded PostgreSQL in it, and the servers that run on that. */
export class ServerFolder {
  readonly #servers: ServerProcess[] = [];

  private constructor(private readonly dataDir: string) {}

  static async make(): Promise<ServerFolder> {
    const dataDir = await mkdtemp(join(tmpdir(), 'acta-process-'));
    await chmod(dataDir, 0o755);
    return new ServerFolder(dataDir);
  }

  async start(): Promise<ServerProcess> {
    const env = {
      ...process.env,
      ACTA_DATA_DIR: this.dataDir,
      PORT: '0',
      ACTA_BOOTSTRAP_TOKEN: TOKEN,
      DATABASE_URL: '',
      ACTA_LOG_LEVEL: 'fatal',
    };
    const child = spawn(process.execPath, [ACTA, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /serves on (\S+)/.exec(line)?.[1];
      if (!url) continue;
      const server = new ServerProcess(url, child);
      this.#servers.push(server);
      return server;
    }
    throw new Error('The server ended before it served');
  }

  /** The process that all others of the embedded PostgreSQL descend from. */
  async postmaster(): Promise<number> {
    const folder = await readFile(join(this.dataDir, 'postgres.location'), 'utf8').catch(() => this.dataDir);
    const text = await readFile(join(folder.trim(), 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
    return Number(text.split('\n')[0]);
  }

  /** Ends the servers as people do, so that their PostgreSQL ends too. */
  async remove(): Promise<void> {
    for (const server of this.#servers) await server.end('SIGTERM');
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
