import { refused } from '@acta/kernel';
import { endsBefore } from '../aggregate/order-in-time.js';
import type { StatedDate } from '../values/stated-date.js';
import type { DecisionState } from './state.js';

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

/** A deployment may end that was never told to have begun; it may not end before every beginning that is on record. */
export function checkEnd(occurred: StatedDate | undefined, { deployed }: DecisionState): void {
  if (!endsBefore(occurred, deployed)) return;
  throw refused('end-before-beginning', 'The deployment cannot end before it began.', '/occurred');
}
