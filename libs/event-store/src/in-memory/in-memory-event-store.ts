import type { RecordedEvent } from '@acta/kernel';
import {
  type AppendRequest,
  appendResult,
  type EncodedEvent,
  encodeAppend,
  type PartPlace,
} from '../append-request.js';
import { VersionConflict } from '../errors.js';
import { isAsExpected } from '../expectation.js';
import { flatten } from '../flatten.js';
import { normaliseInstant } from '../instant.js';
import type { AppendResult, EventStore, Lift, ReadAll, ReadStream, StreamAppend } from '../port.js';
import { firstResult } from '../repeated-append.js';
import { StoredEvent } from '../stored-event.js';
import { Waiters } from '../waiters.js';

export interface InMemoryOptions {
  readonly lift?: Lift;
  /** The clock, as milliseconds since 1970; default the system's. */
  readonly now?: () => number;
}

const BATCH_SIZE = 500;

/** The whole contract without a database, for specs of what stands on an event store. */
export class InMemoryEventStore implements EventStore {
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #byId = new Map<string, StoredEvent>();
  readonly #waiters = new Waiters();
  readonly #lift: Lift;
  readonly #now: () => number;

  constructor({ lift = (event) => event, now = Date.now }: InMemoryOptions = {}) {
    this.#lift = lift;
    this.#now = now;
  }

  async append(appends: readonly StreamAppend[]): Promise<AppendResult> {
    const request = encodeAppend(appends);
    const recorded = request.parts.flatMap(({ events }) => events.flatMap(({ id }) => this.#byId.get(id) ?? []));
    if (recorded.length > 0) return firstResult(request, recorded);

    for (const { stream, expected } of request.parts) {
      const version = this.#versionOf(stream);
      if (!isAsExpected(expected, version)) throw new VersionConflict(stream, expected, version);
    }
    const result = appendResult(request, this.#record(request));
    this.#waiters.announce(result.position);
    return result;
  }

  readStream(stream: string, options: ReadStream = {}): AsyncIterable<RecordedEvent> {
    return flatten(this.#streamBatches(stream, options));
  }

  readAll(options: ReadAll = {}): AsyncIterable<RecordedEvent> {
    return flatten(this.readBatches(options));
  }

  async *readBatches(options: ReadAll = {}): AsyncIterable<readonly RecordedEvent[]> {
    const { after = 0n, upTo = await this.head(), types, streamPrefix = '', limit } = options;
    const found = this.#log
      .slice(Number(after), Number(upTo))
      .filter(({ type, stream }) => (!types || types.includes(type)) && stream.startsWith(streamPrefix));
    yield* this.#lifted(found.slice(0, limit));
  }

  async readEvents(ids: readonly string[]): Promise<readonly RecordedEvent[]> {
    const found = new Set(ids.flatMap((id) => this.#byId.get(id.toLowerCase()) ?? []));
    return [...found].toSorted((a, b) => Number(a.position - b.position)).map(this.#lift);
  }

  async head(): Promise<bigint> {
    return BigInt(this.#log.length);
  }

  async positionAt(instant: string): Promise<bigint> {
    const latest = normaliseInstant(instant);
    return this.#log.findLast(({ recordedAt }) => recordedAt <= latest)?.position ?? 0n;
  }

  waitForMore(position: bigint, signal?: AbortSignal): Promise<void> {
    return this.#waiters.wait(position, signal);
  }

  *#lifted(events: readonly StoredEvent[]): Iterable<readonly RecordedEvent[]> {
    for (let start = 0; start < events.length; start += BATCH_SIZE) {
      yield events.slice(start, start + BATCH_SIZE).map(this.#lift);
    }
  }

  async *#streamBatches(stream: string, options: ReadStream): AsyncIterable<readonly RecordedEvent[]> {
    const { from, direction = 'forwards', limit } = options;
    const events = this.#streams.get(stream) ?? [];
    const found =
      direction === 'forwards'
        ? events.filter(({ version }) => version >= (from ?? 1))
        : events.filter(({ version }) => version <= (from ?? Infinity)).toReversed();
    yield* this.#lifted(found.slice(0, limit));
  }

  #versionOf(stream: string): number {
    return this.#streams.get(stream)?.length ?? 0;
  }

  #record({ parts }: AppendRequest): readonly PartPlace[] {
    const clock = normaliseInstant(new Date(this.#now()).toISOString());
    const last = this.#log.at(-1)?.recordedAt ?? clock;
    const recordedAt = clock > last ? clock : last;
    return parts.map(({ stream, events }) => {
      const place = { version: this.#versionOf(stream), position: BigInt(this.#log.length) };
      for (const event of events) this.#store(stream, event, recordedAt);
      return place;
    });
  }

  #store(stream: string, event: EncodedEvent, recordedAt: string): void {
    const events = this.#streams.get(stream) ?? [];
    const position = BigInt(this.#log.length + 1);
    const stored = StoredEvent.of({ ...event, stream, position, version: events.length + 1, recordedAt });
    this.#log.push(stored);
    this.#streams.set(stream, events);
    events.push(stored);
    this.#byId.set(stored.id, stored);
  }
}
