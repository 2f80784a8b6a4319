import type { Command } from 'commander';
import { runWorker } from '../../../worker/src/index.js';

export function registerWork(acta: Command): Command {
  return acta
    .command('work')
    .description('keep the projections up, without HTTP: beside servers with ACTA_PROJECT=false, or in their place')
    .action(runWorker);
}
