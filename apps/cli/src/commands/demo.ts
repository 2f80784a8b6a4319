import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetApprovals, GetDecisionHistory, GetDeployment, importCase } from '@acta/application';
import { createLogger, readConfiguration, type Configuration } from '@acta/platform';
import { upgrade } from '@acta/projections';
import type { Command } from 'commander';
import { checkPort, openActa, serve, type Acta } from '../../../server/src/index.js';
import { parseCaseFile } from '../parse-case-file.js';
import { renderApprovals } from '../render/approvals.js';
import { renderDeployment } from '../render/deployment.js';
import { renderHistory } from '../render/history.js';
import { shown } from '../shown.js';
import { interrupted, print } from '../with-acta.js';

/** From `dist/apps/cli/src/commands`, where this file is built to. */
const EXAMPLE = fileURLToPath(new URL('../../../../../examples/resolute-support-2017.yaml', import.meta.url));
/** A rebuild of the demonstration's few events takes a second. */
const UPGRADE_MS = 60_000;
const DAY = '2017-11-07';
const MISSION = 'resolute-support';
const PARTY = 'belgium';
const DECISION = 'be-reinforcement-2017';

export function registerDemo(acta: Command): Command {
  return acta
    .command('demo')
    .description('record the example case in a folder of its own, show what follows from it, and serve it')
    .option('--once', 'show it and end, without serving')
    .action(run);
}

async function run({ once }: { once?: boolean }): Promise<void> {
  const configuration = demoConfiguration();
  if (!once) await checkPort(configuration.host, configuration.port);
  const acta = await openActa(configuration, createLogger('warn'), { project: true });
  try {
    await recordExample(acta);
    await show(acta);
    if (once) return;
    const token = await demoToken(acta);
    const server = await serve(acta);
    print(whereToLook(server.url, token));
    await Promise.race([interrupted(), acta.databaseGone]).finally(() => server.close());
    print('Stopped. The next run finds what is recorded now.');
  } finally {
    await acta.close();
  }
}

/** The demonstration's data are apart from those of real use. */
function demoConfiguration(): Configuration {
  const configuration = readConfiguration();
  return { ...configuration, dataDir: join(configuration.dataDir, 'demo') };
}

async function recordExample(acta: Acta): Promise<void> {
  const file = parseCaseFile(await readFile(EXAMPLE, 'utf8'));
  const done = await importCase(file, { actor: await acta.operator(), record: (request) => acta.record(request) });
  const example = relative(process.cwd(), EXAMPLE);
  print(`Recorded ${example}: ${done.recorded} commands now, ${done.repeated} had been recorded before.\n`);
}

async function show(acta: Acta): Promise<void> {
  const times = { validAt: DAY };
  // The data may be from an earlier version; whoever is at it already is waited for.
  await upgrade(acta.adapters.projections, { signal: AbortSignal.timeout(UPGRADE_MS), retryMs: 100 });
  await shown(acta);
  print(renderDeployment(await acta.ask(new GetDeployment({ mission: MISSION, party: PARTY, ...times }))));
  print(renderApprovals('Approvals pending', await acta.ask(new GetApprovals({ status: 'pending', ...times }))));
  print(renderHistory(await acta.ask(new GetDecisionHistory(DECISION, times))));
}

/** The token of the demonstration, in a file that only its owner can read. */
async function demoToken({ identity, clock, configuration }: Acta): Promise<string> {
  const path = join(configuration.dataDir, 'token');
  const kept = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (!kept || !(await identity.tokens.authenticate(kept, clock.now()))) {
    await writeFile(path, `${await identity.tokens.issue('demonstration', 'admin')}\n`, { mode: 0o600 });
  }
  await chmod(path, 0o600);
  return relative(process.cwd(), path);
}

const whereToLook = (
  url: string,
  token: string,
): string => `Serving on ${url} until Ctrl-C. The API and all its commands: ${url}/reference

  curl -s -H "Authorization: Bearer $(cat ${token})" '${url}/v1/deployment?mission=${MISSION}&party=${PARTY}&validAt=${DAY}'
  curl -s -H "Authorization: Bearer $(cat ${token})" '${url}/v1/approvals?status=overdue&validAt=2017-11-10'
`;
