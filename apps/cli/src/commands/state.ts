import { GetDeployment } from '@acta/application';
import type { Command } from 'commander';
import { renderDeployment } from '../render/deployment.js';
import { readTimes, shown, withTimes, type TimesOptions } from '../times.js';
import { printAnswer, printJson, withActa } from '../with-acta.js';

interface Options extends TimesOptions {
  readonly mission?: string;
  readonly party?: string;
  readonly json?: boolean;
}

export function registerState(acta: Command): Command {
  return withTimes(acta.command('state'))
    .description('the current deployment state: what is present, committed, pending and asked for')
    .option('--mission <id>', 'only this mission')
    .option('--party <id>', 'only this party')
    .option('--json', 'answer as JSON')
    .action(({ mission, party, json, ...options }: Options) => {
      const times = readTimes(options);
      return withActa(async (opened) => {
        await shown(opened);
        const answer = await opened.ask(new GetDeployment({ mission, party, ...times }));
        if (json) printJson(answer);
        else printAnswer(renderDeployment(answer), answer);
      });
    });
}
