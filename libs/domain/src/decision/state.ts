import type { Day } from '../values/calendar.js';

/** What deciding needs to know of a file. Its tracks run side by side and are never squeezed into one status. */
export interface DecisionState {
  readonly opened: boolean;
  readonly closed: boolean;
  readonly requested: boolean;
  /** Bodies that a study was opened at. */
  readonly studiedBy: ReadonlySet<string>;
  /** Intentions and commitments that nobody has withdrawn, in order. */
  readonly standing: readonly { readonly by: string; readonly made: boolean }[];
  /** The first day on which a part can have been deployed; null: not known; undefined: nothing was deployed. */
  readonly deployed: Day | null | undefined;
}
