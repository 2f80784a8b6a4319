import type { correctionEvents } from './correction/events.js';
import type { EventData, EventType } from './event-types.js';
import type { Evidence } from './values/evidence.js';
import type { Link } from './values/link.js';
import type { StatedDate } from './values/stated-date.js';

/** Types of events that say what happened, as against what is to be thought of another event. */
export type FactType = Exclude<EventType, keyof typeof correctionEvents>;

export interface Dispute {
  /** Id of the event that disputes. */
  readonly event: string;
  readonly reason: string;
}

/** An event that was retracted. */
export interface Retracted {
  readonly event: string;
  /** What it said again, as in a link; absent: it was the first to say it. */
  readonly by?: string;
  /** Or else the event in its stream that is the first to say it now; absent: none is. */
  readonly heir?: string;
}

/** A recorded event of this type that stands, as corrected. Place and instant are those of the first recording. */
export interface FactOf<Type extends FactType> {
  readonly id: string;
  readonly type: Type;
  readonly stream: string;
  readonly version: number;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly data: EventData<Type>;
  readonly occurred?: StatedDate;
  /** What it rests on as it stands. */
  readonly evidence: readonly Evidence[];
  /** What its data rested on before a correction that cites evidence of its own replaced them. */
  readonly formerEvidence?: readonly Evidence[];
  readonly links: readonly Link[];
  /** What it says again in the place of what its link leads to, which is retracted; null: it is the first that says it now. */
  readonly saysAgain?: string | null;
  /** Of the opening of a decision's file: what was retracted in it. */
  readonly retracted?: readonly Retracted[];
  readonly note?: string;
  /** Ids of the corrections that are applied, in order. */
  readonly corrections: readonly string[];
  readonly disputes: readonly Dispute[];
}

/** A recorded event that stands; `type` says which. */
export type Fact = { [Type in FactType]: FactOf<Type> }[FactType];
