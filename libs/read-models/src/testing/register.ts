import {
  aggregateIn,
  corrections,
  decideCommand,
  decideCorrection,
  readBody,
  knownIn,
  storedEntryOf,
  worldOf,
  type AnyCommand,
  type AnyHappened,
} from '@acta/domain';
import type { JsonObject, RecordedEvent } from '@acta/kernel';
import { knowledgeOf } from '../known/knowledge.js';
import type { Asked } from '../pieces/times.js';

/** A UUID that tells its number. */
const eventId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A record in memory, kept as the application keeps it: what is recorded is decided first. */
export class Register {
  readonly events: RecordedEvent[] = [];
  readonly #keys = new Map<string, string>();

  /** Records a command as in a case file; `@key` stands for the event that the command with this key brought. */
  do(path: string, body: JsonObject = {}, { key, on = '2017-11-07' }: { key?: string; on?: string } = {}): string {
    const [collection = '', ...rest] = path.replace(/@([\w-]+)/, (name) => this.#keys.get(name) ?? name).split('/');
    const type = rest.pop() ?? '';
    const { stream, happened } = this.#decide(collection, rest.join('/'), type, this.#resolved(body));
    const number = this.events.length + 1;
    const event: RecordedEvent = {
      id: eventId(number),
      type: happened.type,
      schema: happened.schema,
      data: JSON.parse(JSON.stringify(happened.data)) as JsonObject,
      metadata: { actor: 'clerk', commandId: eventId(100_000 + number), requestHash: '0'.repeat(64) },
      stream,
      version: this.#history(stream).length + 1,
      position: BigInt(number),
      recordedAt: `${on}T12:00:00.000000Z`,
    };
    this.events.push(event);
    if (key !== undefined) this.#keys.set(`@${key}`, event.id);
    return event.id;
  }

  /** What was known at a position (default: all), asked about a day. */
  asked(validAt: string, knownAt = BigInt(this.events.length)): Asked {
    return { ...knowledgeOf(this.events.filter(({ position }) => position <= knownAt)), validAt };
  }

  #histories(): ReadonlyMap<string, readonly RecordedEvent[]> {
    const streams = new Set(this.events.map(({ stream }) => stream));
    return new Map([...streams].map((stream) => [stream, this.#history(stream)]));
  }

  #history(stream: string): readonly RecordedEvent[] {
    return this.events.filter((event) => event.stream === stream);
  }

  #resolved(body: JsonObject): JsonObject {
    const resolve = (_field: string, value: unknown): unknown => this.#keys.get(String(value)) ?? value;
    return JSON.parse(JSON.stringify(body), resolve) as JsonObject;
  }

  #decide(collection: string, id: string, type: string, body: JsonObject): Decided {
    const world = worldOf(this.#histories());
    const aggregate = aggregateIn(collection);
    const entry = storedEntryOf(
      readBody(aggregate ?? corrections, type, body),
      knownIn(world, (name) => `person-of-${name}`),
    );
    if (aggregate) {
      const stream = aggregate.streamOf(id);
      const command: AnyCommand = { type, id, entry };
      return { stream, happened: only(decideCommand(aggregate, command, this.#history(stream), world)) };
    }
    const stream = this.events.find((event) => event.id === id)?.stream ?? '';
    return { stream, happened: only(decideCorrection({ type, id, entry }, this.#history(stream), world)) };
  }
}

interface Decided {
  readonly stream: string;
  readonly happened: AnyHappened;
}

function only([happened]: readonly AnyHappened[]): AnyHappened {
  if (happened) return happened;
  throw new Error('The command brought no event.');
}
