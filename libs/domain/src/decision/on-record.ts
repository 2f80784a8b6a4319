import { refused } from '@acta/kernel';
import { endsBefore } from '../aggregate/order-in-time.js';
import type { StatedDate } from '../values/stated-date.js';
import type { Begun, DecisionState } from './state.js';

export function checkStudied(body: string, { studiedBy }: DecisionState): void {
  if (studiedBy.has(body)) return;
  throw refused('study-not-opened', `No study at "${body}" is on record in this file: open it first.`, '/data/body');
}

export function checkRequested({ requested }: DecisionState): void {
  if (!requested) throw refused('no-request', 'No request is on record in this file: record it first.');
}

export function checkCommitted(standing: DecisionState['standing']): void {
  if (standing.length > 0) return;
  throw refused('no-commitment', 'No commitment stands in this file: record it first.');
}

/** An amendment gives a commitment no end before the first that stands was made. */
export function checkAmended(until: StatedDate | undefined, standing: DecisionState['standing']): void {
  const days = standing.map(({ since }) => since).toSorted((a, b) => (a === null || (b !== null && a < b) ? -1 : 1));
  if (!endsBefore(until, days[0])) return;
  throw refused('end-before-beginning', 'The commitment cannot end before it was made.', '/data/until');
}

/**
 * What ended may never have been told to have begun; it may not end before every beginning that is on record.
 * @param message what makes no sense
 */
export function checkEnd(occurred: StatedDate | undefined, begun: Begun, message: string): void {
  if (endsBefore(occurred, begun)) throw refused('end-before-beginning', message, '/occurred');
}
