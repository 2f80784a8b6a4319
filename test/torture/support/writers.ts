import { setTimeout as delay } from 'node:timers/promises';
import { type EventStore, type StreamAppend, VersionConflict } from '@acta/event-store';
import { ActaError, type EventMetadata, type JsonObject } from '@acta/kernel';
import type { Attempt, HistoryLog, Part } from './history.js';
import { type Random, randomOf } from '../../support/random.js';

export interface WritersOptions {
  readonly store: EventStore;
  readonly history: HistoryLog;
  readonly writers: number;
  readonly seed: string;
  /** Unique among all that write to one log: keys, ids and streams of their own derive from it. */
  readonly name: string;
  /** Attempts of a killed process that are to be repeated, first of all. */
  readonly repeat?: readonly Attempt[];
  /** Ends them once their attempts under way are answered. */
  readonly signal: AbortSignal;
}

const SHARED = ['shared-1', 'shared-2', 'shared-3', 'shared-4'];
const CONTENDED = ['contended-1', 'contended-2'];
const PATIENCE = 0.8;

/** Appends by so many writers at a time, each waiting for its answer before it goes on, until the signal is given. */
export async function runWriters(options: WritersOptions): Promise<void> {
  const repeats = [...(options.repeat ?? [])];
  await Promise.all(Array.from({ length: options.writers }, (_, index) => new Writer(options, index).run(repeats)));
}

/** The data of an append's event, in canonical order. */
export function dataOf(key: string, index: number): JsonObject {
  return { attempt: key, index };
}

/** @param commandId a UUID */
export function metadataOf(commandId: string): EventMetadata {
  return { actor: 'torture', commandId, requestHash: '0'.repeat(64) };
}

class Writer {
  readonly #options: WritersOptions;
  readonly #own: string;
  readonly #random: Random;
  readonly #versions = new Map<string, number>();
  #made = 0;

  constructor(options: WritersOptions, index: number) {
    this.#options = options;
    this.#own = `own-${options.name}-${index}`;
    this.#random = randomOf(options.seed, this.#own);
  }

  async run(repeats: Attempt[]): Promise<void> {
    while (!this.#options.signal.aborted) await this.#bring(repeats.pop() ?? this.#newAttempt());
  }

  /** Tries until the outcome is known, or sometimes until its patience is at an end. */
  async #bring(attempt: Attempt): Promise<void> {
    const { history, store, signal } = this.#options;
    for (;;) {
      const tell = history.intent(attempt);
      try {
        const { events } = await store.append(attempt.parts.map((part) => appendOf(attempt, part)));
        for (const { stream, version } of events) this.#versions.set(stream, version);
        return tell({
          kind: 'acknowledged',
          positions: events.map(({ position }) => `${position}`),
          versions: events.map(({ version }) => version),
        });
      } catch (error) {
        if (!(error instanceof ActaError)) throw error;
        if (error instanceof VersionConflict) {
          this.#versions.set(error.stream, error.actual);
          return tell({ kind: 'refused' });
        }
        if (error.kind !== 'unavailable') throw error;
        tell({ kind: 'unknown', code: error.code });
        await delay(this.#random.between(20, 120));
        if (signal.aborted || !this.#random.chance(PATIENCE)) return;
      }
    }
  }

  #newAttempt(): Attempt {
    const key = `${this.#own}-${++this.#made}`;
    const own = () => this.#part(this.#own, true);
    const shared = () => this.#part(this.#random.pick(SHARED), false);
    const kind = this.#random.between(1, 10);
    if (kind <= 6) return { key, parts: [own()] };
    if (kind <= 8) return { key, parts: [shared()] };
    if (kind === 9) return { key, parts: [own(), shared()] };
    return { key, parts: [this.#part(this.#random.pick(CONTENDED), true)] };
  }

  #part(stream: string, exact: boolean): Part {
    const ids = Array.from({ length: this.#random.between(1, 3) }, () => this.#random.uuid());
    return { stream, expected: exact ? (this.#versions.get(stream) ?? 0) : 'any', ids };
  }
}

function appendOf({ key }: Attempt, { stream, expected, ids }: Part): StreamAppend {
  const metadata = metadataOf(ids[0] as string);
  const events = ids.map((id, index) => ({ id, type: 'Tortured', schema: 1, data: dataOf(key, index), metadata }));
  return { stream, expected, events };
}
