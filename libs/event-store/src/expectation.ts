import type { Expectation } from './port.js';

/** Whether a stream at `version` (0: no event) is as expected. */
export function isAsExpected(expected: Expectation, version: number): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'no-stream':
      return version === 0;
    case 'stream-exists':
      return version > 0;
    default:
      return version === expected;
  }
}
