import type { Day } from '../values/calendar.js';

/** The first day on which something can have begun; null: not known; undefined: it has not. */
export type Begun = Day | null | undefined;

/** What deciding needs to know of a file. Its tracks run side by side and are never squeezed into one status. */
export interface DecisionState {
  readonly opened: Begun;
  readonly closed: Begun;
  readonly requested: boolean;
  /** Bodies that a study was opened at, each with the first day on which one can have been. */
  readonly studiedBy: ReadonlyMap<string, Day | null>;
  /** Intentions and commitments that nobody has withdrawn, in order. */
  readonly standing: readonly Standing[];
  /** A part at least. */
  readonly deployed: Begun;
}

export interface Standing {
  readonly by: string;
  /** It is a commitment, and no mere intention. */
  readonly made: boolean;
  /** The first day on which it can have been made; null: not known. */
  readonly since: Day | null;
}
