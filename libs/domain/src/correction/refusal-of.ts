import { ActaError } from '@acta/kernel';

/** What a check refuses; undefined: nothing. */
export function refusalOf(check: () => void): ActaError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof ActaError) return error;
    throw error;
  }
}
