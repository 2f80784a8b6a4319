import { GetPledges, pledgesSchema } from '@acta/application';
import type { Command } from 'commander';
import { readQuestion } from '../read-question.js';
import { renderPledges } from '../render/pledges.js';
import { shown, withTimes } from '../times.js';
import { print, printJson, withActa } from '../with-acta.js';

export function registerPledges(acta: Command): Command {
  return withTimes(acta.command('pledges'))
    .description('increases pledged: least and most, nothing counted twice, and who gave no number')
    .option('--mission <id>', 'only for this mission')
    .option('--kind <kind>', 'only personnel, funds, equipment or plan')
    .option('--limit <count>', 'list at most so many; default 100')
    .option('--json', 'answer as JSON')
    .action(({ json, ...options }: { readonly json?: boolean }) => {
      const params = readQuestion(pledgesSchema, options);
      return withActa(async (opened) => {
        await shown(opened);
        const answer = await opened.ask(new GetPledges(params));
        if (json) printJson(answer);
        else print(renderPledges(answer));
      });
    });
}
