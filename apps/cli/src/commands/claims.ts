import { claimsSchema, GetClaims } from '@acta/application';
import type { Command } from 'commander';
import { readQuestion } from '../read-question.js';
import { renderClaims } from '../render/claims.js';
import { shown, withTimes } from '../times.js';
import { print, printJson, withActa } from '../with-acta.js';

export function registerClaims(acta: Command): Command {
  return withTimes(acta.command('claims'))
    .description('what sources claim of amounts, and where they contradict each other')
    .option('--mission <id>', 'only of this mission')
    .option('--party <id>', 'only of this party')
    .option('--about <what>', 'only of presence, target, request, commitment, approval, ceiling, deployment …')
    .option('--from <day>', 'of this day or later')
    .option('--to <day>', 'of this day or earlier')
    .option('--limit <count>', 'at most so many; default 100')
    .option('--json', 'answer as JSON')
    .action(({ json, ...options }: { readonly json?: boolean }) => {
      const params = readQuestion(claimsSchema, options);
      return withActa(async (opened) => {
        await shown(opened);
        const answer = await opened.ask(new GetClaims(params));
        if (json) printJson(answer);
        else print(renderClaims(answer));
      });
    });
}
