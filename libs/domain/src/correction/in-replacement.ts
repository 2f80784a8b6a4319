import { ActaError } from '@acta/kernel';

/**
 * Runs a check of a corrected event; what it refuses is told of the place in the correction's body.
 * @param isOfData whether data are replaced; else it is the day that does not fit
 */
export function inReplacement(isOfData: boolean, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ActaError)) throw error;
    const place = (pointer: string): string => (isOfData || !pointer.startsWith('/data') ? pointer : '/occurred');
    const errors = error.errors.map((problem) => ({ ...problem, pointer: `/data/replace${place(problem.pointer)}` }));
    throw new ActaError(error.kind, error.code, error.message, errors, error.extensions);
  }
}
