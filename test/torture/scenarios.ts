import type { Run } from './scenario.js';
import { killProcess } from './scenarios/kill-process.js';

export interface Scenario {
  readonly name: string;
  readonly run: Run;
  /** Rounds of the long form, and of the short one. */
  readonly long: number;
  readonly short: number;
}

export const scenarios: readonly Scenario[] = [{ name: 'kill-process', run: killProcess, long: 200, short: 6 }];
