import { timesSchema, type Times } from '@acta/application';
import { ActaError } from '@acta/kernel';
import type { Command } from 'commander';
import type { Acta } from '../../server/src/index.js';
import { readQuestion } from './read-question.js';

export interface TimesOptions {
  readonly validAt?: string;
  readonly knownAt?: string;
  readonly basis?: string;
}

/** The options with which every question can be asked as of other times. */
export function withTimes(command: Command): Command {
  return command
    .option('--valid-at <day>', 'the day that is asked about; default today')
    .option('--known-at <when>', 'a position, an instant or a day: what was known then; default now')
    .option(
      '--basis <basis>',
      'recorded, or published: what could be known from sources published by the day --known-at',
    );
}

/** @throws ActaError `invalid-query` */
export const readTimes = ({ validAt, knownAt, basis }: TimesOptions): Times =>
  readQuestion(timesSchema, { validAt, knownAt, basis });

/** Waits until everything that is recorded by now is shown; while a projection is paused, the answer is as of where that one stands. */
export async function shown({ adapters: { store, projections } }: Acta): Promise<void> {
  const isPaused = (await projections.status()).some(({ paused }) => paused);
  const waiting = projections.waitFor(await store.head(), { timeoutMs: isPaused ? 1000 : 60_000 });
  await waiting.catch((error: unknown) => {
    if (!isPaused || !(error instanceof ActaError)) throw error;
  });
}
