/** What went wrong, in the terms that a caller can act on; each app turns a kind into its own status or exit code. */
export type ErrorKind =
  | 'invalid' // the request itself is malformed
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'refused' // well formed, but it makes no sense as a record
  | 'conflict' // somebody else was first; reading again and retrying may help
  | 'precondition-failed'
  | 'key-reused' // the same idempotency key with another request
  | 'unavailable'; // not now; try again later

/** One thing that is wrong, and where: `pointer` is a JSON pointer (RFC 6901) into the request. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/** An error with a stable `code` (kebab-case, documented, never reworded) and a sentence for people. */
export class ActaError extends Error {
  override readonly name = 'ActaError';

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly errors: readonly Problem[] = [],
    /** Further members of the problem document, such as the actual version. */
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** A command that is well formed and makes no sense as a record. `pointer` says which field; none: the whole of it. */
export const refused = (code: string, message: string, pointer = ''): ActaError =>
  new ActaError('refused', code, message, [{ pointer, message }]);
