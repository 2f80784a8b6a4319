import type { Day } from '@acta/domain';
import type { Sessions } from '../approvals/due.js';
import type { Approval } from '../decision/approval.js';
import type { DecisionRow } from '../decision/row.js';
import type { Figure } from '../figure/figure.js';
import type { Target } from '../mission/timeline.js';
import type { PresenceRow } from '../presence/timeline.js';
import { remembered } from '../remembered.js';
import type { Held } from '../time/held.js';
import type { Extent } from './extent.js';
import type { FindingKind } from './kinds.js';

/** All that findings about a party in a mission rest on, as it is on a day. */
export interface Situation {
  readonly day: Day;
  /** The party's files for that mission, closed ones too. */
  readonly decisions: readonly DecisionRow[];
  readonly presence: PresenceRow | undefined;
  /** The ceilings that their mandates set on that day, by measure. */
  readonly ceilings: readonly Figure[];
  /** The sessions at which approvals are awaited, and those from whose agenda something was dropped. */
  readonly sessions: Sessions;
  /** What bodies are known to have approved by the day from which all this is seen, by file; absent: nothing is known of later days. */
  readonly approvedLater?: ReadonlyMap<string, readonly Held<Approval>[]>;
  /** The mission's targets, where it is the mission itself that is looked at. */
  readonly targets?: readonly Held<Target>[];
}

/** Something that is the case on a day. */
export interface Condition {
  readonly kind: FindingKind;
  readonly decision: string | null;
  /** Tells it from others of its kind in the same file: a body, an event. */
  readonly subject: string;
  /** False where the bounds of a date or of an amount leave it open. */
  readonly certain: boolean;
  /** Of which file it is so is open; that it is so of one of those that may be the same is certain. */
  readonly certainOfSome?: true;
  /** In a sentence. */
  readonly detail: string;
  /** Ids of the events behind it. */
  readonly events: readonly string[];
}

/** Tells it from all others of a party in a mission; a rule that finds the very same thing again on another day may give the very same condition. */
export const identity = remembered(({ kind, decision, subject }: Condition) =>
  JSON.stringify([kind, decision, subject]),
);

export type Rule = (situation: Situation) => readonly Condition[];

/** What a file says by itself, whatever the day, and whatever else is on record. */
export type FileRule = (file: DecisionRow) => readonly Condition[];

/** A condition that is certain as far as it is so in every state that may hold; none where it is so in none. */
export const conditionsTo = (extent: Extent, condition: () => Omit<Condition, 'certain'>): readonly Condition[] =>
  extent === 'no' ? [] : [{ ...condition(), certain: extent === 'certainly' }];

type FileStatus = Pick<DecisionRow, 'status' | 'outcome'>;

/** What the status of a file is, and may be. */
export const statusesOf = (file: DecisionRow): readonly FileStatus[] => [file, ...(file.possibly ?? [])];

/** Whether the status of a file is such. That nobody knows when it was opened is no doubt about what is in it. */
export function statusIs(file: DecisionRow, is: (status: FileStatus) => boolean): Extent {
  const statuses = statusesOf(file);
  return statuses.every(is) ? 'certainly' : statuses.some(is) ? 'possibly' : 'no';
}

export const isOpen = ({ status }: FileStatus): boolean => status === 'open';

/** A file that came to nothing needs neither approval nor deployment. */
export const cameToNothing = ({ status, outcome }: FileStatus): boolean =>
  status === 'closed' && outcome !== 'fulfilled';
