import { GetDecisionHistory } from '@acta/application';
import type { Command } from 'commander';
import { renderHistory } from '../render/history.js';
import { readTimes, shown, withTimes, type TimesOptions } from '../times.js';
import { print, printJson, withActa } from '../with-acta.js';

export function registerHistory(acta: Command): Command {
  return withTimes(acta.command('history'))
    .description("what happened in a decision's file, with the evidence; corrections beside what they correct")
    .argument('<decision>', 'the id of the decision')
    .option('--json', 'answer as JSON')
    .action((decision: string, { json, ...options }: TimesOptions & { readonly json?: boolean }) => {
      const times = readTimes(options);
      return withActa(async (opened) => {
        await shown(opened);
        const answer = await opened.ask(new GetDecisionHistory(decision, times));
        if (json) printJson(answer);
        else print(renderHistory(answer));
      });
    });
}
