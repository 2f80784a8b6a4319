import { canonicalJson } from '@acta/event-store';
import { ActaError, type JsonValue } from '@acta/kernel';
import { commandIdInCase, eventIdOf, sha256 } from '../recording/command-id.js';
import type { CaseCommand, CaseFile } from './case-file.js';

/** The commands of a case with their ids, in order. */
export interface IdentifiedCase {
  readonly commands: readonly IdentifiedCommand[];
  /** By key: the id of the event that the command with that key brings, unless another event says the same already. */
  readonly events: ReadonlyMap<string, string>;
}

export interface IdentifiedCommand extends CaseCommand {
  readonly commandId: string;
}

/** What is wrong with a command, told of its place. */
export type InPlace = (command: CaseCommand, error: unknown) => unknown;

/** Does something with a command; what goes wrong is told of its place. */
export function at<Answer>(command: CaseCommand, inPlace: InPlace, act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    throw inPlace(command, error);
  }
}

const wrong = (code: string, pointer: string, message: string): ActaError =>
  new ActaError('invalid', code, message, [{ pointer, message }]);

/**
 * Gives each command of a case its id: from its `key`, or else from its content and how often that has come before,
 * so that importing the file again repeats the same ids.
 * @throws ActaError `case-key-twice`, `case-key-unknown`
 */
export function identify(file: CaseFile, inPlace: InPlace): IdentifiedCase {
  const seen = new Map<string, number>();
  const events = new Map<string, string>();
  const commands = file.commands.map((command) =>
    at(command, inPlace, () => {
      const { key } = command;
      if (key !== undefined && events.has(key)) {
        throw wrong('case-key-twice', '/key', `The key "${key}" is used twice.`);
      }
      const commandId = commandIdInCase(file.name, key === undefined ? contentKey(command, seen) : `key:${key}`);
      if (key !== undefined) events.set(key, eventIdOf(commandId, 0));
      return { ...command, commandId };
    }),
  );
  for (const command of commands) at(command, inPlace, () => withEventIds(command, events));
  return { commands, events };
}

function contentKey({ do: path, body }: CaseCommand, seen: Map<string, number>): string {
  const content = sha256(canonicalJson({ do: path, body: body as JsonValue }));
  const before = seen.get(content) ?? 0;
  seen.set(content, before + 1);
  return `content:${content}:${before}`;
}

/**
 * The command with each `@key` replaced by the id of the event that it stands for.
 * @param all those of the whole file; default: the same
 * @throws ActaError `case-key-unknown`
 */
export function withEventIds<Command extends CaseCommand>(
  command: Command,
  events: ReadonlyMap<string, string>,
  all = events,
): Command {
  const idOf = (reference: string) => {
    const id = events.get(reference.slice(1));
    if (id) return id;
    const what = all.has(reference.slice(1)) ? 'the command with that key comes later' : 'no command has that key';
    throw wrong('case-key-unknown', '', `"${reference}" stands for nothing: ${what}.`);
  };
  const path = command.do.split('/').map((part) => (part.startsWith('@') ? idOf(part) : part));
  const { links, data } = command.body;
  const body = {
    ...command.body,
    ...(Array.isArray(links) && { links: links.map((link: unknown) => withTarget(link, idOf)) }),
    // A link that stands alone has its target in its data; one that is corrected, in what takes their place.
    ...(path.at(-1) === 'link' && { data: withTarget(data, idOf) }),
    ...(path.at(-1) === 'correct' && {
      data: changedAt(data, ['replace', 'data'], (replaced) => withTarget(replaced, idOf)),
    }),
  };
  return { ...command, do: path.join('/'), body };
}

function withTarget(link: unknown, idOf: (reference: string) => string): unknown {
  if (typeof link !== 'object' || link === null || !('to' in link)) return link;
  const { to } = link;
  return typeof to === 'string' && to.startsWith('@') ? { ...link, to: idOf(to) } : link;
}

/** A value with what stands at the end of a path of its fields changed, if it has one. */
function changedAt(value: unknown, [field, ...rest]: readonly string[], change: (at: unknown) => unknown): unknown {
  if (field === undefined) return change(value);
  if (typeof value !== 'object' || value === null || !(field in value)) return value;
  return { ...value, [field]: changedAt((value as Readonly<Record<string, unknown>>)[field], rest, change) };
}
