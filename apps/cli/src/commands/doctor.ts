import { hasPendingMigrations, readConfiguration, startEmbeddedPostgres } from '@acta/platform';
import type { Command } from 'commander';
import { Client } from 'pg';
import { migrations } from '../../../../migrations/index.js';
import { checkPort } from '../../../server/src/index.js';
import { exitCodes, explain } from '../exit.js';
import { columns } from '../render/columns.js';
import { print, printJson } from '../with-acta.js';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

const LEAST_NODE = [20, 19] as const;
const LEAST_POSTGRES = 15;

export function registerDoctor(acta: Command): Command {
  return acta
    .command('doctor')
    .description('look at the machine, the configuration and the database, and say what is wrong')
    .option('--json', 'answer as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine();
      if (json) printJson({ ok: findings.every(({ ok }) => ok), checks: findings });
      else
        print(
          columns(
            findings.map(({ check, ok, detail }) => [ok ? 'ok' : 'WRONG', check, detail]),
            '',
          ),
        );
      if (findings.some(({ ok }) => !ok)) process.exitCode = exitCodes.failed;
    });
}

async function examine(): Promise<readonly Finding[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const nodeOk = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  const node: Finding = { check: 'Node.js', ok: nodeOk, detail: `${process.version}, 20.19 or later is needed` };
  const configuration = await attempt('configuration', async () => {
    const { host, port, dataDir, databaseUrl, pooled } = readConfiguration();
    const given = `DATABASE_URL${pooled ? ', through a pooler in transaction mode' : ''}`;
    return `${host}:${port}, ${databaseUrl ? given : `embedded PostgreSQL in ${dataDir}`}`;
  });
  if (!configuration.ok) return [node, configuration];
  const { host, port } = readConfiguration();
  const free = await attempt('port', async () => {
    await checkPort(host, port);
    return `${port} is free`;
  });
  return [node, configuration, free, ...(await examineDatabase())];
}

async function examineDatabase(): Promise<readonly Finding[]> {
  const { databaseUrl, dataDir } = readConfiguration();
  let url = databaseUrl;
  let release = async () => {};
  const reached = await attempt('database', async () => {
    if (!url) {
      const embedded = await startEmbeddedPostgres({ dataDir });
      ({ url } = embedded);
      release = () => embedded.release();
    }
    const version = await ask(url, 'show server_version');
    if (Number.parseInt(version) < LEAST_POSTGRES)
      throw new Error(`PostgreSQL ${version}: ${LEAST_POSTGRES} or later is needed`);
    return `PostgreSQL ${version}`;
  });
  try {
    if (!reached.ok || !url) return [reached];
    return [reached, await examineSchema(url)];
  } finally {
    await release();
  }
}

const examineSchema = (url: string): Promise<Finding> =>
  attempt('schema', async () =>
    (await hasPendingMigrations(url, migrations))
      ? 'migrations are waiting: acta migrate, or the next start'
      : 'up to date',
  );

async function attempt(check: string, look: () => Promise<string>): Promise<Finding> {
  return look().then(
    (detail) => ({ check, ok: true, detail }),
    (error: unknown) => ({ check, ok: false, detail: explain(error) }),
  );
}

async function ask(url: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<string[]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0] ?? '';
  } finally {
    await client.end();
  }
}
