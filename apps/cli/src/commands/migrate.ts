import { migrate, readConfiguration, startEmbeddedPostgres } from '@acta/platform';
import type { Command } from 'commander';
import { migrations } from '../../../../migrations/index.js';
import { print, printJson } from '../with-acta.js';

export function registerMigrate(acta: Command): Command {
  return acta
    .command('migrate')
    .description('bring the database schema up to date (the server does so by itself)')
    .option('--json', 'answer as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const configuration = readConfiguration();
      const given = configuration.migrationUrl ?? configuration.databaseUrl;
      const embedded = given ? undefined : await startEmbeddedPostgres({ dataDir: configuration.dataDir });
      try {
        const done = await migrate(given ?? embedded?.url ?? '', migrations);
        if (json) printJson({ migrations: done });
        else print(done.length > 0 ? `Carried out: ${done.join(', ')}.` : 'The schema is up to date.');
      } finally {
        await embedded?.release();
      }
    });
}
