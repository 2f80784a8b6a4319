import { timesSchema, type Times } from '@acta/application';
import { ActaError } from '@acta/kernel';
import type { Command } from 'commander';
import type { Acta } from '../../server/src/index.js';

export interface TimesOptions {
  readonly validAt?: string;
  readonly knownAt?: string;
}

/** The options with which every question can be asked as of other times. */
export function withTimes(command: Command): Command {
  return command
    .option('--valid-at <day>', 'the day that is asked about; default today')
    .option('--known-at <when>', 'a position, an instant or a day: what was known then; default now');
}

/** @throws ActaError `invalid-query` */
export function readTimes(options: TimesOptions): Times {
  const read = timesSchema.safeParse(options);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const option = { validAt: '--valid-at', knownAt: '--known-at' }[String(issue?.path[0])] ?? '';
  throw new ActaError('invalid', 'invalid-query', `${option}: ${issue?.message}`.trim());
}

/** Waits until everything that is recorded by now is shown. */
export async function shown({ adapters: { store, projections } }: Acta): Promise<void> {
  await projections.waitFor(await store.head(), { timeoutMs: 60_000 });
}
