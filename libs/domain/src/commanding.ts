import { ActaError, type RecordedEvent } from '@acta/kernel';
import { z } from 'zod';
import { stateOf, type Aggregate } from './aggregate/aggregate.js';
import type { AnyCommand, AnyHappened } from './aggregate/happened.js';
import { correctionCommands } from './correction/commands.js';
import { eventDefinition } from './event-types.js';
import { read } from './reading/read.js';
import { checkLinks, checkReferences, referencesOfEntry, type Reference } from './reference/references.js';
import { entryIn } from './remark.js';
import { entrySchema, type Entry, type EntryInput } from './values/entry.js';
import type { World } from './world.js';

/** The collection whose ids are those of events, and what can be said of an event. */
export const corrections = { collection: 'events', commands: correctionCommands } as const;

type Commanded = Pick<Aggregate, 'collection' | 'commands'>;

/** Making a schema takes ten times as long as reading by it. */
const bodySchemas = new WeakMap<z.ZodType, z.ZodType<EntryInput>>();

/**
 * The schema of the body of a command.
 * @throws ActaError `unknown-command`
 */
export function bodySchema({ collection, commands }: Commanded, command: string): z.ZodType<EntryInput> {
  const data = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!data) {
    const message = `"${collection}" know no command "${command}", only: ${Object.keys(commands).join(', ')}.`;
    throw new ActaError('not-found', 'unknown-command', message, [{ pointer: '', message }]);
  }
  const made = bodySchemas.get(data) ?? madeFor(data);
  bodySchemas.set(data, made);
  return made;
}

/** Data that may be without any field may be left out. */
const madeFor = (data: z.ZodType): z.ZodType<EntryInput> =>
  entrySchema(data.safeParse({}).success ? data.prefault({}) : data) as unknown as z.ZodType<EntryInput>;

/** Of a command that is sent without data and needs some, the fields that are missing are told. */
const withData = (body: unknown): unknown =>
  typeof body === 'object' && !Array.isArray(body) ? { data: {}, ...body } : body;

/**
 * The body of a command, normalised.
 * @throws ActaError `unknown-command`, `invalid-body`
 */
export const readBody = (commanded: Commanded, command: string, body: unknown): EntryInput =>
  read(bodySchema(commanded, command), withData(body ?? {})) as EntryInput;

/** The streams that a command names, in its body and in its id. */
export function referencesOf(
  aggregate: Aggregate,
  { type, id, entry }: { readonly type: string; readonly id: string; readonly entry: Entry | EntryInput },
): readonly Reference[] {
  const ids = id.split('/');
  const inId = aggregate.idParts.flatMap((part, index) =>
    part === 'id' ? [] : [{ pointer: '', anyOf: [`${part}-${ids[index]}`] }],
  );
  return [...inId, ...referencesOfEntry(aggregate.commands[type] ?? z.never(), entry)];
}

/** The streams that a recorded event names; the first of `anyOf` that exists is meant. */
export function referencesOfEvent({ type, data }: Pick<RecordedEvent, 'type' | 'data'>): readonly Reference[] {
  return referencesOfEntry(eventDefinition(type)?.data ?? z.never(), entryIn({ data }));
}

/**
 * What follows from a command: the events that are to be appended to the aggregate's stream.
 * @param history all events of that stream
 * @param world holds every stream that `referencesOf` names
 * @throws ActaError `unknown-reference`, `link-to-itself`, and what the aggregate refuses (docs/reference/refusals.md)
 */
export function decideCommand<State>(
  aggregate: Aggregate<State>,
  command: AnyCommand,
  history: readonly RecordedEvent[],
  world: World,
): readonly AnyHappened[] {
  const events = aggregate.decider.decide(command, stateOf(aggregate, history), world);
  checkLinks(command.entry, [aggregate.streamOf(command.id)]);
  checkReferences(referencesOf(aggregate, command), world);
  return events;
}
