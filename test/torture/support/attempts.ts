import { open } from 'node:fs/promises';
import type { Attempt, HistoryLine, Outcome } from './history.js';

/** All that is known of an attempt. */
export interface Tracked {
  readonly attempt: Attempt;
  /** The process that meant it first. */
  readonly slot: number;
  /** The highest position acknowledged to anybody before it was first meant: its events come after. */
  readonly floor: bigint;
  /** The last that its writer heard; undefined if it was killed before. */
  outcome?: Outcome;
}

/** The history of a run, read while it grows. */
export class Attempts {
  /** How often a writer was told that the database is not available, or the outcome not known. */
  errorCount = 0;
  /** How often a writer was told that its append is recorded. */
  acknowledgements = 0;
  /** The longest that a writer waited for an answer of whatever kind. */
  longestMs = 0;
  readonly #byKey = new Map<string, Tracked>();
  readonly #open = new Map<string, Tracked>();
  #offset = 0;
  #acknowledged = 0n;

  constructor(private readonly path: string) {}

  get all(): Iterable<Tracked> {
    return this.#byKey.values();
  }

  get size(): number {
    return this.#byKey.size;
  }

  count(kind: Outcome['kind']): number {
    let count = 0;
    for (const { outcome } of this.#byKey.values()) if (outcome?.kind === kind) count++;
    return count;
  }

  /** What a process of this slot meant and has not heard about; it is not told again. */
  takeUnheardOf(slot: number): readonly Attempt[] {
    const unheard = [...this.#open.values()].filter((tracked) => tracked.slot === slot);
    for (const { attempt } of unheard) this.#open.delete(attempt.key);
    return unheard.map(({ attempt }) => attempt);
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
    if ('intent' in line) this.#noteIntent(line.intent, line.slot);
    else this.#noteOutcome(line.key, line.outcome, line.ms);
  }

  #noteIntent(attempt: Attempt, slot: number): void {
    const tracked = this.#byKey.get(attempt.key) ?? { attempt, slot, floor: this.#acknowledged };
    delete tracked.outcome;
    this.#byKey.set(attempt.key, tracked);
    this.#open.set(attempt.key, tracked);
  }

  #noteOutcome(key: string, outcome: Outcome, ms: number): void {
    const tracked = this.#byKey.get(key);
    if (!tracked) throw new Error(`The history has an outcome without an intent: ${key}`);
    tracked.outcome = outcome;
    this.#open.delete(key);
    this.longestMs = Math.max(this.longestMs, ms);
    if (outcome.kind === 'unknown') this.errorCount++;
    if (outcome.kind !== 'acknowledged') return;
    this.acknowledgements++;
    for (const position of outcome.positions) {
      if (BigInt(position) > this.#acknowledged) this.#acknowledged = BigInt(position);
    }
  }
}
