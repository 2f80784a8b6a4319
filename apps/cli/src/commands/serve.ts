import { createLogger, readConfiguration } from '@acta/platform';
import type { Command } from 'commander';
import { bootstrapToken, checkPort, openActa, serve } from '../../../server/src/index.js';
import { interrupted, print } from '../with-acta.js';

export function registerServe(acta: Command): Command {
  return acta
    .command('serve')
    .description("serve HTTP; the first start makes the administrator's token and prints it once")
    .action(run);
}

async function run(): Promise<void> {
  const configuration = readConfiguration();
  await checkPort(configuration.host, configuration.port);
  const acta = await openActa(configuration, createLogger(configuration.logLevel), { project: configuration.project });
  try {
    const token = await bootstrapToken(acta.identity.tokens, configuration.bootstrapToken);
    const server = await serve(acta);
    print(`Acta serves on ${server.url} (API reference: ${server.url}/reference). Stop it with Ctrl-C.`);
    if (token) print(`The administrator's token, shown this once: ${token}`);
    await Promise.race([interrupted(), acta.databaseGone]).finally(() => server.close());
  } finally {
    await acta.close();
  }
}
