import type { StatedDate } from '@acta/domain';
import type { ApprovalAnswer } from '../approvals/answer.js';
import type { HistoryEvent } from '../decision/history.js';
import type { Figure } from '../figure/figure.js';
import type { SourceRow } from '../registers/timelines.js';
import type { SessionRow } from '../session/timeline.js';

/** Figures of a party in a mission, and of a mission as a whole. */
export const figuresOfParty = ['present', 'ceiling', 'committed', 'requested', 'approved'] as const;
export const figuresOfMission = ['present', 'committed', 'target'] as const;
export type ExplainedFigure = (typeof figuresOfParty)[number] | (typeof figuresOfMission)[number];

/** Why an event on the same matter is not behind the figure. */
export type Beside =
  | 'retracted'
  | 'not-yet'
  | 'restates'
  | 'superseded'
  | 'withdrawn'
  | 'declined'
  | 'lapsed'
  /** It was promised until a day that is past. */
  | 'expired'
  | 'intention'
  | 'closed'
  | 'refused'
  /** An approval that sets a ceiling and names no amount, or does neither; one that sets none; or one whose mandate is over or to come. */
  | 'ceiling-only'
  | 'no-amount'
  | 'no-ceiling'
  | 'not-in-force'
  | 'earlier'
  /** It leads to what does count, and says no amount itself: an approval that is required or awaited, a study. */
  | 'procedure'
  /** Its file says the same as another, it is part of what another promises, or of what a collective does that its party is in. */
  | 'same-as'
  | 'part-of'
  | 'member-of'
  | 'other';

/** An event on the matter of a figure. */
export interface ExplainedFact extends HistoryEvent {
  /** Whether it counts in the figure: what says again what does is behind it too, and is not counted. */
  readonly counted: boolean;
  /** Where it is not: why. */
  readonly beside?: Beside;
}

/** Where a body decided, or is to decide, on a file behind the figure. */
export interface DecidedAt extends ApprovalAnswer {
  readonly title: string;
  readonly meeting: Pick<SessionRow, 'id' | 'title' | 'date' | 'status'> | null;
}

/** Who asked for, announced or offered what the figure comes from. */
export interface Proposal {
  readonly what: 'request' | 'intention' | 'commitment';
  readonly by: string;
  readonly to: string | null;
  readonly decision: string;
  readonly event: string;
  readonly occurred: StatedDate | null;
}

/** A figure, and on what it rests. */
export interface Explanation {
  readonly mission: string | null;
  readonly party: string | null;
  readonly figure: ExplainedFigure;
  /** As in the deployment state; null: it says nothing of it. */
  readonly value: Figure | null;
  /** In other units, or stated beside it. */
  readonly also: readonly Figure[];
  /** Every event on the matter, those behind the figure and those beside it, in the order of the log. */
  readonly facts: readonly ExplainedFact[];
  readonly decided: readonly DecidedAt[];
  readonly proposals: readonly Proposal[];
  /** The files that the figure's files are a part of, such as a plan. */
  readonly plans: readonly { readonly decision: string; readonly title: string; readonly kind: string }[];
  /** The sources that the facts behind the figure cite, restatements among them, as they are registered. */
  readonly sources: readonly SourceRow[];
}
