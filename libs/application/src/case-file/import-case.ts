import { ActaError } from '@acta/kernel';
import type { RecordAnswer, RecordRequest } from '../recording/request.js';
import type { CaseFile } from './case-file.js';
import { identify, withEventIds, type IdentifiedCommand } from './identify.js';

/** How far an import has come. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** Commands that were recorded now, and those that had been, or that say only what is on record. */
  readonly recorded: number;
  readonly repeated: number;
  /** Of the last event recorded. */
  readonly position: bigint;
}

export interface ImportOptions {
  readonly actor: string;
  readonly record: (request: RecordRequest) => Promise<RecordAnswer>;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * Records the commands of a case in order. Safe to repeat: a command that was recorded before is recognised. What another
 * case has registered or opened may be registered or opened again, as long as nothing else is said of it.
 * @throws ActaError of the first command that is refused, with its line; what was recorded stays
 */
export async function importCase(
  file: CaseFile,
  { actor, record, onProgress }: ImportOptions,
): Promise<ImportProgress> {
  const total = file.commands.length;
  let progress: ImportProgress = { done: 0, total, recorded: 0, repeated: 0, position: 0n };
  const atItsLine = (request: RecordRequest, command: IdentifiedCommand): Promise<RecordAnswer> =>
    record(request).catch((error: unknown) => {
      throw atLine(command, error);
    });
  for await (const answer of recordInOrder(file, actor, atItsLine)) {
    progress = {
      done: progress.done + 1,
      total,
      recorded: progress.recorded + (answer.repeated ? 0 : 1),
      repeated: progress.repeated + (answer.repeated ? 1 : 0),
      position: answer.position > progress.position ? answer.position : progress.position,
    };
    onProgress?.(progress);
  }
  return progress;
}

/** Records the commands of a case one after the other, as they are asked for. */
export async function* recordInOrder(
  file: CaseFile,
  actor: string,
  record: (request: RecordRequest, command: IdentifiedCommand) => Promise<RecordAnswer>,
): AsyncGenerator<RecordAnswer> {
  const { commands, events } = identify(file);
  const known = new Map(events);
  for (const command of commands) {
    const request = { ...requestOf(withEventIds(command, known)), actor, acceptKnown: true };
    const answer = await record(request, command);
    const [event] = answer.events;
    if (command.key !== undefined && event) known.set(command.key, event.id);
    yield answer;
  }
}

function requestOf({ do: path, line, body, commandId }: IdentifiedCommand): Omit<RecordRequest, 'actor'> {
  const [collection = '', ...rest] = path.split('/');
  const command = rest.pop();
  if (!command || rest.length === 0) {
    const message = `Line ${line}: "${path}" is not of the form {collection}/{id}/{command}.`;
    throw new ActaError('invalid', 'bad-case-file', message, [], { line });
  }
  return { collection, id: rest.join('/'), command, body, commandId };
}

function atLine({ line, do: path }: IdentifiedCommand, error: unknown): unknown {
  if (!(error instanceof ActaError)) return error;
  const message = `Line ${line}, ${path}: ${error.message}`;
  return new ActaError(error.kind, error.code, message, error.errors, { ...error.extensions, line });
}
