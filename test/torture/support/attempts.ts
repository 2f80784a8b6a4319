import { open } from 'node:fs/promises';
import type { Attempt, HistoryLine, Outcome } from './history.js';

/** All that is known of an attempt. */
export interface Tracked {
  readonly attempt: Attempt;
  readonly slot: number;
  /** The highest position acknowledged to anybody before it was first meant: its events come after. */
  readonly floor: bigint;
  /** The last that its writer heard; undefined if it was killed before. */
  outcome?: Outcome;
}

/** The history of a run, read while it grows. */
export class Attempts {
  readonly #byKey = new Map<string, Tracked>();
  #open = new Map<string, Tracked>();
  #offset = 0;
  #acknowledged = 0n;

  constructor(private readonly path: string) {}

  get all(): Iterable<Tracked> {
    return this.#byKey.values();
  }

  get size(): number {
    return this.#byKey.size;
  }

  count(kind: Outcome['kind'] | undefined): number {
    let count = 0;
    for (const { outcome } of this.#byKey.values()) if (outcome?.kind === kind) count++;
    return count;
  }

  /** What a process of this slot meant and never heard about. */
  unheardOf(slot: number): readonly Attempt[] {
    return [...this.#open.values()].flatMap((tracked) => (tracked.slot === slot ? [tracked.attempt] : []));
  }

  /** These are not repeated: whether they are recorded stays open. */
  abandon(attempts: readonly Attempt[]): void {
    for (const { key } of attempts) this.#open.delete(key);
  }

  /** Reads what was written since the last time. */
  async read(): Promise<void> {
    const file = await open(this.path, 'r');
    try {
      const { size } = await file.stat();
      const buffer = Buffer.alloc(size - this.#offset);
      await file.read(buffer, 0, buffer.length, this.#offset);
      const end = buffer.lastIndexOf('\n') + 1;
      this.#offset += end;
      for (const line of buffer.toString('utf8', 0, end).split('\n')) if (line) this.#note(JSON.parse(line));
    } finally {
      await file.close();
    }
  }

  #note(line: HistoryLine): void {
    if ('intent' in line) {
      const { intent: attempt, slot } = line;
      const tracked = this.#byKey.get(attempt.key) ?? { attempt, slot, floor: this.#acknowledged };
      this.#byKey.set(attempt.key, tracked);
      this.#open.set(attempt.key, tracked);
      return;
    }
    const tracked = this.#byKey.get(line.key);
    if (!tracked) throw new Error(`The history has an outcome without an intent: ${line.key}`);
    tracked.outcome = line.outcome;
    this.#open.delete(line.key);
    if (line.outcome.kind !== 'acknowledged') return;
    for (const position of line.outcome.positions) {
      if (BigInt(position) > this.#acknowledged) this.#acknowledged = BigInt(position);
    }
  }
}
