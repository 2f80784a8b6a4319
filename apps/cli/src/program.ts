import { Command } from 'commander';
import { registerAudit } from './commands/audit.js';
import { registerDemo } from './commands/demo.js';
import { registerDoctor } from './commands/doctor.js';
import { registerHistory } from './commands/history.js';
import { registerImport } from './commands/import.js';
import { registerMigrate } from './commands/migrate.js';
import { registerProjections } from './commands/projections.js';
import { registerQuestions } from './commands/questions.js';
import { registerRebuild } from './commands/rebuild.js';
import { registerServe } from './commands/serve.js';
import { registerWhatIf } from './commands/what-if.js';
import { registerWork } from './commands/work.js';

const EXIT_CODES = `
Exit codes: 0 done · 1 failed · 2 wrong usage or unreadable input · 3 refused · 4 not found · 5 not available
Configuration comes from the environment: PORT, HOST, ACTA_DATA_DIR, DATABASE_URL, DATABASE_MIGRATION_URL, ACTA_POOLED,
ACTA_BOOTSTRAP_TOKEN, ACTA_PROJECT, ACTA_LOG_LEVEL.`;

/** The command line `acta`: its commands are listed here. */
export function program(): Command {
  const acta = new Command('acta')
    .description(
      'Follows decisions about contributions to missions: who asked, who committed, which council still has to approve.',
    )
    .exitOverride()
    .showHelpAfterError('(acta --help lists the commands)')
    .addHelpText('afterAll', EXIT_CODES);
  for (const register of [
    registerServe,
    registerWork,
    registerDemo,
    registerMigrate,
    registerImport,
    registerHistory,
    registerQuestions,
    registerAudit,
    registerWhatIf,
    registerRebuild,
    registerProjections,
    registerDoctor,
  ]) {
    register(acta);
  }
  return acta;
}
