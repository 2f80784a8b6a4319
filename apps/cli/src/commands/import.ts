import { importCase } from '@acta/application';
import type { Command } from 'commander';
import { parseCaseFile } from '../parse-case-file.js';
import { readText } from '../read-text.js';
import { print, printJson, remark, withActa } from '../with-acta.js';

export function registerImport(acta: Command): Command {
  return acta
    .command('import')
    .description('record the commands of a case file; safe to repeat, stops at the first refusal')
    .argument('<file>', 'YAML or NDJSON (docs/reference/case-files.md); - for standard input')
    .option('--json', 'answer as JSON')
    .action(async (path: string, { json }: { json?: boolean }) => {
      const file = parseCaseFile(await readText(path));
      await withActa(async (acta) => {
        const done = await importCase(file, {
          actor: await acta.operator(),
          record: (request) => acta.record(request),
          onProgress: ({ done: count, total }) =>
            process.stderr.isTTY && process.stderr.write(`\r${count} of ${total}`),
        });
        if (process.stderr.isTTY) remark('');
        if (json) printJson({ case: file.name, ...done });
        else print(`Case ${file.name}: ${done.recorded} commands recorded, ${done.repeated} had been recorded before.`);
      });
    });
}
