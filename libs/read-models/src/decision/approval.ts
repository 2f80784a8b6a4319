import type { Amount, DayBounds, EventData, StatedDate } from '@acta/domain';

export type Vote = NonNullable<EventData<'ApprovalGranted'>['vote']>;

export interface Mandate {
  /** Id of the event that granted it. */
  readonly event: string;
  readonly ceiling: Amount;
  readonly from: StatedDate;
  readonly until?: StatedDate;
  /** Within which days it was granted. */
  readonly granted: DayBounds;
  /** Within which days another takes its place, which says that it does. */
  readonly replaced?: DayBounds;
  readonly disputed?: true;
}

/** A mandate that its body took back by a refusal. */
export interface MandateTakenBack extends Mandate {
  /** Id of the refusal, and within which days it was. */
  readonly takenBack: { readonly event: string; readonly on: DayBounds };
}

/** A body's refusal, and where it was of what was awaited there, since when that was: then its mandates ran on. */
export interface Refusal {
  readonly event: string;
  readonly on: DayBounds;
  readonly awaited?: DayBounds;
}

/** A grant that says again what another file tells: it counts there. */
export interface GrantedAgain {
  readonly event: string;
  readonly on: DayBounds;
  /** Id of the event that it says again. */
  readonly restates: string;
  readonly amount?: Amount;
  readonly mandate?: Mandate;
}

/** Where a file stands at one body. Whether it is overdue depends on the session's day, and is found when it is asked. */
export interface Approval {
  readonly body: string;
  readonly status: 'required' | 'pending' | 'deferred' | 'granted' | 'refused';
  /** Id of the session at which it is pending or was decided. */
  readonly session?: string;
  /** It is the one at which it was awaited: the decision itself names none, and may have been taken elsewhere. */
  readonly sessionPresumed?: true;
  readonly due?: StatedDate;
  /** While it is outstanding: within which days it began to be so, there and by then. */
  readonly awaited?: DayBounds;
  readonly vote?: Vote;
  readonly conditions?: readonly string[];
  readonly reason?: string;
  /** What was approved last. */
  readonly amount?: Amount;
  /** Within which days that was. */
  readonly amountOn?: DayBounds;
  /** Id of the event that granted it last, and within which days that was. */
  readonly granted?: { readonly event: string; readonly on: DayBounds };
  /** All that it refused, in order. */
  readonly refusals?: readonly Refusal[];
  /** Within which days it was first granted. */
  readonly approved?: DayBounds;
  /** All that were granted, in order. */
  readonly mandates: readonly Mandate[];
  /** Those that are in force no more since a refusal. */
  readonly takenBack?: readonly MandateTakenBack[];
  /** What was granted here and in another file first. */
  readonly again?: readonly GrantedAgain[];
  /** What is granted is told in another file, which took the place of this one or has it first: no amount counts, and its mandates are replaced. */
  readonly gaveWay?: true;
  /** Within which days the last step happened, and as stated. */
  readonly happened: DayBounds;
  readonly occurred: StatedDate | null;
  /** Somebody disputes one of the events that made it what it is. */
  readonly disputed?: true;
  readonly events: readonly string[];
}

export const isOutstanding = ({ status }: { readonly status: string }): boolean =>
  ['required', 'pending', 'overdue', 'deferred'].includes(status);
