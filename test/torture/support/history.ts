import { closeSync, openSync, writeSync } from 'node:fs';
import type { AppendResult, Expectation } from '@acta/event-store';

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

/** What came of an attempt, as its writer heard it. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly positions: readonly string[]; readonly versions: readonly number[] }
  /** Definitely not recorded. */
  | { readonly kind: 'conflict' }
  /** Given up; it may be recorded or not. */
  | { readonly kind: 'unknown'; readonly code: string };

export type HistoryLine = { readonly slot: number } & (
  { readonly intent: Attempt } | { readonly key: string; readonly outcome: Outcome }
);

/**
 * Writers' intentions and what they heard, in the order in which it happened, whatever the process: each line is one write to a
 * file opened with O_APPEND. The kernel keeps what is written when the process is killed, so nothing is flushed to the disk.
 */
export class HistoryLog {
  readonly #file: number;

  constructor(
    path: string,
    /** Which of several processes. */
    private readonly slot: number,
  ) {
    this.#file = openSync(path, 'a');
  }

  intent(intent: Attempt): void {
    this.#write({ slot: this.slot, intent });
  }

  acknowledged(key: string, { events }: AppendResult): void {
    const positions = events.map(({ position }) => `${position}`);
    const versions = events.map(({ version }) => version);
    this.#write({ slot: this.slot, key, outcome: { kind: 'acknowledged', positions, versions } });
  }

  conflict(key: string): void {
    this.#write({ slot: this.slot, key, outcome: { kind: 'conflict' } });
  }

  unknown(key: string, code: string): void {
    this.#write({ slot: this.slot, key, outcome: { kind: 'unknown', code } });
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(line: HistoryLine): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
