import { commandIdInCase, eventIdOf, requestHashOf } from '@acta/application';
import {
  type Aggregate,
  aggregateIn,
  aggregateOf,
  type AnyHappened,
  corrections,
  decideCommand,
  decideCorrection,
  type Entry,
  readBody,
  stateOf,
  knownIn,
  storedEntryOf,
  type World,
} from '@acta/domain';
import { canonicalJson, StoredEvent } from '@acta/event-store';
import type { RecordedEvent } from '@acta/kernel';
import type { Command } from './script.js';

interface Kept {
  readonly aggregate: Aggregate;
  version: number;
  /** What deciding still needs of its events. */
  history: RecordedEvent[];
  /** Undefined: to be folded when it is asked for. */
  state: unknown;
}

interface Decided {
  readonly stream: string;
  readonly happened: AnyHappened | undefined;
}

/** A state of presence is whether anything was observed, so the last observations, and what is said of them, are enough. */
const OBSERVATIONS_KEPT = 24;

/**
 * A record in memory, kept as the application keeps it: what is recorded was decided first, by the domain. It remembers
 * of the streams what deciding needs, and no event longer than that.
 */
export class Ledger {
  readonly #streams = new Map<string, Kept>();
  /** The stream of each event that may still be corrected. */
  readonly #correctable = new Map<string, string>();
  readonly #world: World;
  #position = 0;

  constructor(
    private readonly caseName: string,
    private readonly personOf: (name: string) => string,
  ) {
    const stateIn = (stream: string): unknown => {
      const kept = this.#streams.get(stream);
      if (!kept) return undefined;
      kept.state ??= stateOf(kept.aggregate, kept.history);
      return kept.aggregate.isOnRecord(kept.state) ? kept.state : undefined;
    };
    const lookUp = (name: string) => (id: string) => stateIn(`${name}-${id}`) as never;
    this.#world = {
      exists: (stream) => stateIn(stream) !== undefined,
      party: lookUp('party'),
      body: lookUp('body'),
      source: lookUp('source'),
      mission: lookUp('mission'),
      session: lookUp('session'),
      decision: lookUp('decision'),
      // No script gives a session to another body.
      approvalsAt: () => [],
    };
  }

  /** Events recorded so far. */
  get position(): number {
    return this.#position;
  }

  /** The key by which a case file tells this command; the position of its event. */
  static key(position: number): string {
    return `c${position}`;
  }

  /**
   * @param recordedAt RFC 3339 in UTC, microseconds
   * @throws ActaError where the domain refuses it, which no script should let happen
   */
  record({ do: path, body }: Command, actor: string, recordedAt: string): StoredEvent {
    const [collection = '', ...rest] = path.split('/');
    const command = rest.pop() ?? '';
    const id = rest.join('/');
    const entry = readBody(aggregateIn(collection) ?? corrections, command, body);
    const { stream, happened } = this.#decide(collection, id, command, this.#stored(entry));
    if (!happened) throw new Error(`${path} brought no event.`);
    const position = this.#position + 1;
    const commandId = commandIdInCase(this.caseName, `key:${Ledger.key(position)}`);
    const requestHash = requestHashOf({ collection, id, command }, entry, this.personOf);
    const event = StoredEvent.of({
      id: eventIdOf(commandId, 0),
      type: happened.type,
      schema: happened.schema,
      data: canonicalJson(happened.data),
      metadata: canonicalJson({ actor, commandId, requestHash }),
      stream,
      version: (this.#streams.get(stream)?.version ?? 0) + 1,
      position: BigInt(position),
      recordedAt,
    });
    this.#position = position;
    this.#keep(event);
    return event;
  }

  /** Remembers of a stream that is done with no more than its state: it can be named, and not be added to. */
  settle(stream: string): void {
    const kept = this.#streams.get(stream);
    if (!kept) return;
    kept.state ??= stateOf(kept.aggregate, kept.history);
    this.#forget(kept.history);
    kept.history = [];
  }

  /** Forgets a stream that nothing names any more. */
  forget(stream: string): void {
    const kept = this.#streams.get(stream);
    if (kept) this.#forget(kept.history);
    this.#streams.delete(stream);
  }

  #stored(entry: Parameters<typeof storedEntryOf>[0]): Entry {
    return storedEntryOf(entry, knownIn(this.#world, this.personOf));
  }

  #decide(collection: string, id: string, type: string, entry: Entry): Decided {
    const aggregate = aggregateIn(collection);
    const stream = aggregate ? aggregate.streamOf(id) : (this.#correctable.get(id) ?? '');
    const history = this.#streams.get(stream)?.history ?? [];
    if (aggregate) {
      return { stream, happened: decideCommand(aggregate, { type, id, entry }, history, this.#world)[0] };
    }
    return { stream, happened: decideCorrection({ type, id, entry }, history, this.#world)[0] };
  }

  #keep(event: StoredEvent): void {
    const { stream, version, id } = event;
    const aggregate = aggregateOf(stream);
    if (!aggregate) throw new Error(`There is no aggregate for ${stream}.`);
    const kept = this.#streams.get(stream) ?? { aggregate, version: 0, history: [], state: undefined };
    kept.version = version;
    kept.history.push(event);
    kept.state = undefined;
    this.#streams.set(stream, kept);
    this.#correctable.set(id, stream);
    if (aggregate.name === 'presence' && kept.history.length > OBSERVATIONS_KEPT) {
      this.#forget(kept.history.splice(0, kept.history.length - OBSERVATIONS_KEPT));
    }
  }

  #forget(events: readonly RecordedEvent[]): void {
    for (const { id } of events) this.#correctable.delete(id);
  }
}
