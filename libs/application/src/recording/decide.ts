import {
  type AnyCommand,
  type AnyHappened,
  decideCommand,
  decideCorrection,
  type EntryInput,
  eventsLinked,
  type KnownOfEvidence,
  referencesOf,
  referencesOfCorrection,
  knownIn,
  sessionConcerned,
  storedEntryOf,
  unknownEvent,
} from '@acta/domain';
import type { RecordStore } from './record-store.js';
import { refused, type RecordedEvent } from '@acta/kernel';
import { saidAlready } from './said-already.js';
import { filesAtSession, historyOf, worldFor } from './streams.js';
import type { Target } from './target.js';

/** What follows from a command, and the version of the stream that this was decided on. */
export interface Decided {
  readonly stream: string;
  readonly version: number;
  readonly events: readonly AnyHappened[];
  /** Nothing is to be recorded: this event says it already. */
  readonly said?: RecordedEvent;
}

export interface Intention {
  readonly target: Target;
  readonly command: string;
  readonly entry: EntryInput;
  readonly personOf: KnownOfEvidence['personOf'];
  readonly acceptKnown: boolean;
}

/** Loads what the decision rests on, and decides. */
export async function decide(store: RecordStore, intention: Intention): Promise<Decided> {
  await checkLinkedEvents(store, intention.entry);
  return intention.target.kind === 'aggregate'
    ? decideOnStream(store, intention, intention.target)
    : decideOnEvent(store, intention, intention.target.id);
}

async function decideOnStream(
  store: RecordStore,
  { command: type, entry, personOf, acceptKnown }: Intention,
  { aggregate, id }: Extract<Target, { kind: 'aggregate' }>,
): Promise<Decided> {
  const stream = aggregate.streamOf(id);
  const references = referencesOf(aggregate, { type, id, entry });
  const [history, world] = await Promise.all([historyOf(store, stream), worldFor(store, references)]);
  const command: AnyCommand = { type, id, entry: storedEntryOf(entry, knownIn(world, personOf)) };
  const version = versionOf(history);
  try {
    return { stream, version, events: decideCommand(aggregate, command, history, world) };
  } catch (refusal) {
    if (!acceptKnown) throw refusal;
    return { stream, version, events: [], said: saidAlready(refusal, aggregate, command, history, world) };
  }
}

async function decideOnEvent(
  store: RecordStore,
  { command: type, entry, personOf }: Intention,
  id: string,
): Promise<Decided> {
  const [event] = await store.readEvents([id]);
  if (!event) throw unknownEvent(id);
  const history = await historyOf(store, event.stream);
  const session = sessionConcerned(event, entry, history);
  const files = session === undefined ? [] : await filesAtSession(store, session, history[0]?.position ?? 0n);
  const world = await worldFor(store, referencesOfCorrection(event.type, entry), files);
  const command: AnyCommand = { type, id, entry: storedEntryOf(entry, knownIn(world, personOf)) };
  return { stream: event.stream, version: versionOf(history), events: decideCorrection(command, history, world) };
}

const versionOf = (history: readonly RecordedEvent[]): number => history.at(-1)?.version ?? 0;

async function checkLinkedEvents(store: RecordStore, entry: EntryInput): Promise<void> {
  const linked = eventsLinked(entry);
  if (linked.length === 0) return;
  const known = new Set((await store.readEvents(linked.map(({ event }) => event))).map(({ id }) => id));
  const missing = linked.find(({ event }) => !known.has(event.toLowerCase()));
  if (missing) throw refused('unknown-reference', `There is no event "${missing.event}" on record.`, missing.pointer);
}
