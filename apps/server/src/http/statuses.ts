import type { ErrorKind } from '@acta/kernel';

/** The one table that turns what went wrong into an HTTP status. */
export const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'precondition-failed': 412,
  refused: 422,
  'key-reused': 422,
  unavailable: 503,
};
