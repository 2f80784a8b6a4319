import { aggregateIn, corrections, readBody, speakersOf, type EntryInput } from '@acta/domain';
import { ActaError, type EventMetadata, type NewEvent, type RecordedEvent } from '@acta/kernel';
import { v7 as uuid } from 'uuid';
import type { People } from '../people.js';
import { eventIdOf } from './command-id.js';
import { decide, type Decided, type Intention } from './decide.js';
import type { RecordStore } from './record-store.js';
import type { RecordAnswer, RecordRequest } from './request.js';
import { requestHashOf } from './request-hash.js';
import { targetOf } from './target.js';
import { Turns } from './turns.js';

/** How often a command is decided again when another process was first on the same stream. */
const ATTEMPTS = 10;
/** No command gives more events than this. */
const MOST_EVENTS = 8;

/** Takes commands, from whichever side: read, decide, append. */
export class Recorder {
  private readonly inFlight = new Set<string>();
  private readonly turns = new Turns();

  constructor(
    private readonly store: RecordStore,
    private readonly people: People,
  ) {}

  /**
   * Records what follows from a command, once, however often the command is sent with the same id.
   * @throws ActaError of every kind; nothing is recorded then
   */
  async record(request: RecordRequest): Promise<RecordAnswer> {
    const commandId = request.commandId ?? uuid();
    if (this.inFlight.has(commandId)) {
      throw new ActaError('conflict', 'command-in-flight', 'The same command is being carried out at this moment.');
    }
    this.inFlight.add(commandId);
    try {
      return await this.recordOnce(request, commandId);
    } finally {
      this.inFlight.delete(commandId);
    }
  }

  private async recordOnce(request: RecordRequest, commandId: string): Promise<RecordAnswer> {
    const target = targetOf(request, commandId);
    const entry = readEntry(request);
    const ids = await this.speakerIds(entry, request.dryRun ?? false);
    const personOf = (name: string) => ids.get(name) ?? 'new';
    const requestHash = requestHashOf(request, entry, personOf);

    const first = request.commandId === undefined ? undefined : await this.firstAnswer(commandId, requestHash);
    if (first) return first;

    const { actor, correlationId, traceparent, command, acceptKnown = false } = request;
    const intention: Intention = { target, command, entry, personOf, acceptKnown };
    const metadata = { actor, commandId, requestHash, correlationId, traceparent };
    const recording = this.turns.take(`${request.collection}/${target.id}`, () =>
      this.decideAndAppend(request, intention, metadata),
    );
    return recording.catch(async (error: unknown) => {
      // Another process may have carried out the same command meanwhile: then its answer is the answer.
      const answered = request.commandId === undefined ? undefined : await this.firstAnswer(commandId, requestHash);
      if (answered) return answered;
      throw error;
    });
  }

  private async decideAndAppend(
    request: RecordRequest,
    intention: Intention,
    metadata: EventMetadata,
  ): Promise<RecordAnswer> {
    for (let attempt = 1; ; attempt++) {
      const decided = await decide(this.store, intention);
      checkVersion(request, decided);
      if (decided.said) return answerOf([decided.said]);
      if (request.dryRun) return this.dryAnswer(decided, metadata);
      try {
        return await this.append(decided, metadata);
      } catch (error) {
        if (!isVersionConflict(error) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async append({ stream, version, events }: Decided, metadata: EventMetadata): Promise<RecordAnswer> {
    const fresh = events.map(({ type, schema, data }, index): NewEvent => {
      const id = eventIdOf(metadata.commandId, index);
      return { id, type, schema, data: data as unknown as NewEvent['data'], metadata };
    });
    const done = await this.store.append([{ stream, expected: version, events: fresh }]);
    return {
      stream,
      version: done.events.at(-1)?.version ?? version,
      position: done.position,
      events: done.events.map(({ id, position }, index) => ({ id, type: fresh[index]?.type ?? '', position })),
      repeated: done.duplicate,
    };
  }

  private async dryAnswer({ stream, version, events }: Decided, { commandId }: EventMetadata): Promise<RecordAnswer> {
    const would = events.map(({ type }, index) => ({ id: eventIdOf(commandId, index), type, position: null }));
    return {
      stream,
      version: version + events.length,
      position: await this.store.head(),
      events: would,
      repeated: false,
    };
  }

  /** The answer that this command got before; a look-up by primary key. */
  private async firstAnswer(commandId: string, requestHash: string): Promise<RecordAnswer | undefined> {
    const ids = Array.from({ length: MOST_EVENTS }, (_, index) => eventIdOf(commandId, index));
    const [first, ...others] = await this.store.readEvents(ids);
    if (!first) return undefined;
    if (first.metadata.requestHash !== requestHash) {
      throw new ActaError('key-reused', 'idempotency-key-reused', 'This key was used before, for another command.');
    }
    return answerOf([first, ...others]);
  }

  private async speakerIds(entry: EntryInput, dryRun: boolean): Promise<ReadonlyMap<string, string>> {
    const names = speakersOf(entry);
    return dryRun ? this.people.known(names) : this.people.idsOf(names);
  }
}

/** The answer that recorded events were given once. */
function answerOf(events: readonly [RecordedEvent, ...RecordedEvent[]]): RecordAnswer {
  const { stream, version, position } = events.at(-1) ?? events[0];
  const answered = events.map(({ id, type, position: at }) => ({ id, type, position: at }));
  return { stream, version, position, events: answered, repeated: true };
}

function readEntry({ collection, command, body }: RecordRequest): EntryInput {
  return readBody(aggregateIn(collection) ?? corrections, command, body);
}

function checkVersion({ expectedVersion }: RecordRequest, { stream, version }: Decided): void {
  const isAsExpected = expectedVersion === 'any' ? version > 0 : expectedVersion === version;
  if (expectedVersion === undefined || isAsExpected) return;
  const message =
    expectedVersion === 'any'
      ? `There is nothing in the stream ${stream} yet.`
      : `The stream ${stream} has moved on: it is at version ${version}, not ${expectedVersion}.`;
  const extensions = { stream, expected: expectedVersion, actual: version };
  throw new ActaError('precondition-failed', 'stream-moved-on', message, [], extensions);
}

const isVersionConflict = (error: unknown): boolean => error instanceof ActaError && error.code === 'version-conflict';
