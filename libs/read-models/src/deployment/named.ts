import type { DecisionRow } from '../decision/row.js';
import { isSaidAgain } from '../decision/said-again.js';
import { uncountedIn } from '../decision/uncounted.js';
import type { SaidAgain } from './shape.js';

/** The files that stand, and which of them say others again. */
export function namedIn(all: readonly DecisionRow[], files: readonly DecisionRow[]) {
  const uncounted = uncountedIn(all);
  const saidAgain = files.flatMap(({ id }): readonly SaidAgain[] => {
    const reason = uncounted.get(id);
    return isSaidAgain(reason)
      ? [{ decision: id, relation: reason.because, of: reason.instead, certain: reason.certain }]
      : [];
  });
  return { decisions: files.map(({ id }) => id), ...(saidAgain.length > 0 && { saidAgain }) };
}
