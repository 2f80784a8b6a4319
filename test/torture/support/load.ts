import { setTimeout as delay } from 'node:timers/promises';
import { PostgresEventStore } from '@acta/event-store';
import type { Attempts } from './attempts.js';
import { HistoryLog } from './history.js';
import { withHistory } from './with-history.js';
import { runWriters } from './writers.js';

export interface LoadOptions {
  readonly url: string;
  readonly writers: number;
  readonly seed: string;
  /** How long an append waits for a lost database, in milliseconds; default the store's own. */
  readonly patienceMs?: number;
}

/** Writers at work in this process. */
export interface Load {
  readonly attempts: Attempts;
  readonly historyPath: string;
  /** Waits until `condition` holds of what the writers have heard. @throws Error after a minute, and if a writer fails */
  until(what: string, condition: (attempts: Attempts) => boolean): Promise<void>;
  /** Waits until so many more appends are acknowledged. */
  untilMore(acknowledgements: number): Promise<void>;
  /** Has the writers finish what they are at. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Lends writers that append to `url` until they are stopped. */
export async function withLoad<Result>(
  { url, writers, seed, patienceMs }: LoadOptions,
  use: (load: Load) => Promise<Result>,
): Promise<Result> {
  return withHistory(async (historyPath, attempts) => {
    const ended = new AbortController();
    const store = new PostgresEventStore({ connectionString: url, ...(patienceMs && { patienceMs }) });
    const history = new HistoryLog(historyPath);
    let failure: unknown;
    const writing = runWriters({ store, history, writers, seed, name: 'load', signal: ended.signal }).catch(
      (error: unknown) => {
        failure = error;
      },
    );
    const until: Load['until'] = async (what, condition) => {
      for (const deadline = Date.now() + PATIENCE_MS; ; await delay(20)) {
        if (failure) throw failure;
        await attempts.read();
        if (condition(attempts)) return;
        if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
      }
    };
    const stop = async () => {
      ended.abort();
      await writing;
      await attempts.read();
      if (failure) throw failure;
    };
    try {
      return await use({
        attempts,
        historyPath,
        until,
        untilMore: async (count) => {
          await attempts.read();
          const wanted = attempts.acknowledgements + count;
          await until('acknowledgements', ({ acknowledgements }) => acknowledgements >= wanted);
        },
        stop,
      });
    } finally {
      ended.abort();
      await writing;
      await store.close();
      history.close();
    }
  });
}
