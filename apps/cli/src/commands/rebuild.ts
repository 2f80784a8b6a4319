import type { RebuildStep } from '@acta/projections';
import type { Command } from 'commander';
import type { Acta } from '../../../server/src/index.js';
import { print, printJson, withActa } from '../with-acta.js';

interface Options {
  readonly json?: boolean;
  readonly takeOver: 'always' | 'if-same' | 'never';
  readonly rate?: string;
}

export function registerRebuild(acta: Command): Command {
  return acta
    .command('rebuild')
    .description(
      'build projections anew from the whole log, beside the running ones, and switch over when they are whole',
    )
    .argument('[names...]', 'which ones; all by default')
    .option('--take-over <when>', 'always, if-same or never', 'always')
    .option('--rate <events>', 'at most so many events per second')
    .option('--json', 'answer as JSON')
    .action((names: readonly string[], options: Options) =>
      withActa((opened) => rebuild(opened, names, options), { project: false }),
    );
}

async function rebuild(
  { adapters: { projections } }: Acta,
  names: readonly string[],
  { json, takeOver, rate }: Options,
): Promise<void> {
  const wanted = names.length > 0 ? names : (await projections.status()).map(({ name }) => name);
  const results = [];
  for (const name of wanted) {
    const result = await projections.rebuild(name, {
      takeOver,
      ...(rate !== undefined && { eventsPerSecond: Number(rate) }),
      onProgress: (step) => showProgress(name, step),
    });
    results.push({ name, ...result });
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    if (!json) {
      const { eventsTotal, comparison, tookOver } = result;
      const rows = comparison.same
        ? 'the same rows as before'
        : `${comparison.differing} streams have other rows than before`;
      print(
        `${name}: ${eventsTotal} events, ${rows}; ${tookOver ? 'the new ones have taken over' : 'the old ones go on'}.`,
      );
    }
  }
  if (json) printJson(results);
}

function showProgress(
  name: string,
  { phase, eventsDone, eventsTotal, eventsPerSecond, secondsLeft }: RebuildStep,
): void {
  if (!process.stderr.isTTY) return;
  const pace =
    phase === 'copying' ? `, ${Math.round(eventsPerSecond)} events/s, ${Math.round(secondsLeft)} s left` : '';
  process.stderr.write(`\r\x1b[K${name}: ${phase}, ${eventsDone} of ${eventsTotal}${pace}`);
}
