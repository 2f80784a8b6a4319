import { AskWhatIf, routeAsked, whatIfSchema } from '@acta/application';
import { read } from '@acta/domain';
import type { Command } from 'commander';
import { parseWhatIf } from '../parse-what-if.js';
import { readText } from '../read-text.js';
import { renderWhatIf } from '../render/what-if.js';
import { shown } from '../shown.js';
import { printAnswer, printJson, withActa } from '../with-acta.js';

interface Options {
  readonly ask?: string;
  readonly json?: boolean;
}

export function registerWhatIf(acta: Command): Command {
  return acta
    .command('what-if')
    .description('the answer that would follow if some commands were recorded now; nothing is')
    .argument('<file>', 'YAML or JSON with "commands" and "ask", or a case file; - for standard input')
    .option('--ask <question>', 'a route with its parameters, such as "approvals?validAt=2017-11-10"')
    .option('--json', 'answer as JSON')
    .action(async (path: string, { ask, json }: Options) => {
      const given = parseWhatIf(await readText(path));
      const params = read(whatIfSchema, ask === undefined ? given : { ...given, ask });
      await withActa(async (opened) => {
        await shown(opened);
        const answer = await opened.ask(new AskWhatIf(params, await opened.operator()));
        if (json) printJson(answer);
        else printAnswer(renderWhatIf(routeAsked(params.ask), answer), answer);
      });
    });
}
