import { ActaError } from '@acta/kernel';
import { refusalOf } from './refusal-of.js';

/**
 * Runs a check of a corrected event; what it refuses is told of the place in the correction's body.
 * @param isOfData whether data are replaced; else it is the day that does not fit
 */
export function inReplacement(isOfData: boolean, check: () => void): void {
  const refusal = refusalOf(check);
  if (!refusal) return;
  const place = (pointer: string): string => (isOfData || !pointer.startsWith('/data') ? pointer : '/occurred');
  const errors = refusal.errors.map((problem) => ({ ...problem, pointer: `/data/replace${place(problem.pointer)}` }));
  throw new ActaError(refusal.kind, refusal.code, refusal.message, errors, refusal.extensions);
}
