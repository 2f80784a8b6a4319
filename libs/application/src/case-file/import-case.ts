import { ActaError } from '@acta/kernel';
import type { RecordAnswer, RecordRequest } from '../recording/request.js';
import type { CaseFile } from './case-file.js';
import { resolveKeys, type ResolvedCommand } from './resolve-keys.js';

/** How far an import has come. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** Commands that were recorded now, and those that had been recorded before. */
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
 * Records the commands of a case in order. Safe to repeat: a command that was recorded before is recognised.
 * @throws ActaError of the first command that is refused, with its line; what was recorded stays
 */
export async function importCase(
  file: CaseFile,
  { actor, record, onProgress }: ImportOptions,
): Promise<ImportProgress> {
  const commands = resolveKeys(file);
  let progress: ImportProgress = { done: 0, total: commands.length, recorded: 0, repeated: 0, position: 0n };
  for (const command of commands) {
    const answer = await record({ ...requestOf(command), actor }).catch((error: unknown) => {
      throw atLine(command, error);
    });
    progress = {
      done: progress.done + 1,
      total: progress.total,
      recorded: progress.recorded + (answer.repeated ? 0 : 1),
      repeated: progress.repeated + (answer.repeated ? 1 : 0),
      position: answer.position > progress.position ? answer.position : progress.position,
    };
    onProgress?.(progress);
  }
  return progress;
}

/** The request that a command of a case stands for. */
export function requestOf({ do: path, line, body, commandId }: ResolvedCommand): Omit<RecordRequest, 'actor'> {
  const [collection = '', ...rest] = path.split('/');
  const command = rest.pop();
  if (!command || rest.length === 0) {
    const message = `Line ${line}: "${path}" is not of the form {collection}/{id}/{command}.`;
    throw new ActaError('invalid', 'bad-case-file', message, [], { line });
  }
  return { collection, id: rest.join('/'), command, body, commandId };
}

function atLine({ line, do: path }: ResolvedCommand, error: unknown): unknown {
  if (!(error instanceof ActaError)) return error;
  const message = `Line ${line}, ${path}: ${error.message}`;
  return new ActaError(error.kind, error.code, message, error.errors, { ...error.extensions, line });
}
