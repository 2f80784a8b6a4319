import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { importCase } from '@acta/application';
import { ActaError } from '@acta/kernel';
import type { Command } from 'commander';
import { parseCaseFile } from '../parse-case-file.js';
import { print, printJson, readableFile, remark, withActa } from '../with-acta.js';

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

/** @throws ActaError `not-utf-8`: its accents would be recorded as replaced, for good */
async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new ActaError('invalid', 'not-utf-8', `${path === '-' ? 'Standard input' : path} is not in UTF-8.`);
}

async function readBytes(path: string): Promise<Buffer> {
  if (path === '-') return buffer(process.stdin);
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw readableFile(path, error);
  });
}
