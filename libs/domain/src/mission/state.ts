import type { Day } from '../values/calendar.js';

export interface MissionState {
  readonly opened: boolean;
  readonly ended: boolean;
  /** The first day on which it can have begun; null: not known. */
  readonly begun: Day | null;
}
