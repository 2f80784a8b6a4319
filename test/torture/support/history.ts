import { closeSync, openSync, writeSync } from 'node:fs';
import type { Expectation } from '@acta/event-store';

export interface Part {
  readonly stream: string;
  readonly expected: Expectation;
  readonly ids: readonly string[];
}

/** One append that a writer means to make. */
export interface Attempt {
  /** Unique in a run. */
  readonly key: string;
  readonly parts: readonly Part[];
}

/** What its writer heard of an attempt. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly positions: readonly string[]; readonly versions: readonly number[] }
  /** Definitely not recorded. */
  | { readonly kind: 'refused' }
  /** It may be recorded or not; `code` is the error's. */
  | { readonly kind: 'unknown'; readonly code: string };

export type HistoryLine = { readonly slot: number } & (
  { readonly intent: Attempt } | { readonly key: string; readonly outcome: Outcome; readonly ms: number }
);

/**
 * Writers' intentions and what they heard, in the order in which it happened, whatever the process: each line is one write to a
 * file opened with O_APPEND. The kernel keeps what is written when the process is killed, so nothing is flushed to the disk.
 */
export class HistoryLog {
  readonly #file: number;

  /** @param slot which of several processes */
  constructor(
    path: string,
    private readonly slot = 0,
  ) {
    this.#file = openSync(path, 'a');
  }

  /** @returns how to tell what came of it */
  intent(intent: Attempt): (outcome: Outcome) => void {
    const began = performance.now();
    this.#write({ slot: this.slot, intent });
    return (outcome) => {
      this.#write({ slot: this.slot, key: intent.key, outcome, ms: Math.round(performance.now() - began) });
    };
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(line: HistoryLine): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
