import { awareSchema, GetAwareness } from '@acta/application';
import type { Command } from 'commander';
import { readQuestion } from '../read-question.js';
import { renderAwareness } from '../render/aware.js';
import { shown, withTimes } from '../times.js';
import { print, printJson, withActa } from '../with-acta.js';

export function registerAware(acta: Command): Command {
  return withTimes(acta.command('aware'))
    .description('what a body or a party was dealing with: studies, requests, offers, approvals, its agenda')
    .option('--body <id>', 'this body')
    .option('--party <id>', 'this party, with its bodies')
    .option('--json', 'answer as JSON')
    .action(({ json, ...options }: { readonly json?: boolean }) => {
      const params = readQuestion(awareSchema, options);
      return withActa(async (opened) => {
        await shown(opened);
        const answer = await opened.ask(new GetAwareness(params));
        if (json) printJson(answer);
        else print(renderAwareness(answer));
      });
    });
}
