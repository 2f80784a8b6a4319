import type { Day } from '../values/calendar.js';

export interface Item {
  readonly decision?: string;
  readonly topic?: string;
}

export interface SessionState {
  /** The body that meets; undefined: the session was never scheduled. */
  readonly body: string | undefined;
  readonly status: 'to-come' | 'held' | 'cancelled';
  /** The last day on which it can have been held; null: not known, or it was not. */
  readonly heldBy: Day | null;
  readonly items: readonly Item[];
}
