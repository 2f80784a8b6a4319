import type { Response } from 'express';

/** What an answer says of itself. */
interface Spoken {
  readonly position?: unknown;
  readonly incomplete?: readonly string[];
}

/** As many names as go into a header. */
const MOST_NAMED = 50;

/** Says in headers which position an answer speaks for, and of which streams it may lack something: not every format has a place for it. */
export function sayInHeaders(response: Response, { position, incomplete = [] }: Spoken): void {
  if (typeof position === 'bigint') response.setHeader('Acta-Position', String(position));
  if (incomplete.length > 0) response.setHeader('Acta-Incomplete', incomplete.slice(0, MOST_NAMED).join(', '));
}
