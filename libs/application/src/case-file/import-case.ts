import { ActaError } from '@acta/kernel';
import type { RecordAnswer, RecordRequest } from '../recording/request.js';
import type { CaseCommand, CaseFile } from './case-file.js';
import { at, identify, withEventIds, type IdentifiedCommand, type InPlace } from './identify.js';

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
  for await (const answer of recordInOrder(file, actor, record, atLine)) {
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
  record: (request: RecordRequest) => Promise<RecordAnswer>,
  inPlace: InPlace,
): AsyncGenerator<RecordAnswer> {
  const { commands, events } = identify(file, inPlace);
  const known = new Map<string, string>();
  for (const command of commands) {
    const request = at(command, inPlace, () => requestOf(withEventIds(command, known, events)));
    const answer = await record({ ...request, actor, acceptKnown: true }).catch((error: unknown) => {
      throw inPlace(command, error);
    });
    const { key } = command;
    const id = answer.events[0]?.id ?? events.get(key ?? '');
    if (key !== undefined && id !== undefined) known.set(key, id);
    yield answer;
  }
}

function requestOf({ do: path, body, commandId }: IdentifiedCommand): Omit<RecordRequest, 'actor'> {
  const [collection = '', ...rest] = path.split('/');
  const command = rest.pop();
  if (!command || rest.length === 0) {
    const message = 'is not of the form {collection}/{id}/{command}';
    throw new ActaError('invalid', 'bad-case-file', `"${path}" ${message}.`, [{ pointer: '/do', message }]);
  }
  return { collection, id: rest.join('/'), command, body, commandId };
}

function atLine({ line, do: path }: CaseCommand, error: unknown): unknown {
  if (!(error instanceof ActaError)) return error;
  const message = `Line ${line}, ${path}: ${error.message}`;
  return new ActaError(error.kind, error.code, message, error.errors, { ...error.extensions, line });
}
