import { ActaError } from '@acta/kernel';

/** Runs a check of a corrected event; what it refuses is told of the place in the correction's body. */
export function inReplacement(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ActaError)) throw error;
    const errors = error.errors.map((problem) => ({ ...problem, pointer: `/data/replace${problem.pointer}` }));
    throw new ActaError(error.kind, error.code, error.message, errors, error.extensions);
  }
}
