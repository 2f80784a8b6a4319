import { ActaError, type ErrorKind } from '@acta/kernel';

/** What a script can tell from the exit code; docs/reference/cli.md lists them. */
export const exitCodes = { done: 0, failed: 1, usage: 2, refused: 3, notFound: 4, unavailable: 5 } as const;

const byKind: Readonly<Record<ErrorKind, number>> = {
  invalid: exitCodes.usage,
  unauthenticated: exitCodes.failed,
  forbidden: exitCodes.failed,
  'not-found': exitCodes.notFound,
  refused: exitCodes.refused,
  conflict: exitCodes.refused,
  'precondition-failed': exitCodes.refused,
  'key-reused': exitCodes.refused,
  unavailable: exitCodes.unavailable,
};

export function exitCodeOf(error: unknown): number {
  return error instanceof ActaError ? byKind[error.kind] : exitCodes.failed;
}

/** One clear sentence, and each field that is at fault. */
export function explain(error: unknown): string {
  if (!(error instanceof ActaError)) return error instanceof Error ? error.message : String(error);
  const fields = error.errors.filter(({ message }) => !error.message.includes(message));
  return [error.message, ...fields.map(({ pointer, message }) => `  ${pointer}: ${message}`)].join('\n');
}
