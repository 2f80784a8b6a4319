import type { DayBounds, EventData, Link, Retracted } from '@acta/domain';
import type { Held, Way } from '../time/held.js';
import type { Approval } from './approval.js';
import type { Commitment } from './commitments.js';
import type { Deployment } from './deployments.js';
import type { Request, Study } from './requests.js';

export interface FileLink extends Link {
  /** Id of the event that says so. */
  readonly event: string;
  /** Whether the whole file relates to it, or what that event alone says. */
  readonly of: 'file' | 'event';
  /** It is said on a vague day, and may not have been by then. */
  readonly certain?: false;
}

export interface FileStatus {
  readonly status: 'open' | 'closed';
  readonly outcome?: EventData<'DecisionClosed'>['outcome'];
  /** Within which days it was opened again. */
  readonly reopened?: DayBounds;
}

/** The whole of a decision's file as it is on a day. */
export interface DecisionRow extends EventData<'DecisionOpened'>, Held<FileStatus> {
  readonly id: string;
  /** Whether certain facts tell its status: that it was opened, closed or reopened. */
  readonly certain: boolean;
  /** Within which days the file was opened. */
  readonly opened: DayBounds;
  readonly requests: readonly Held<Request>[];
  /** Studies that are of no request on record. */
  readonly studies: readonly Held<Study>[];
  readonly commitments: readonly Held<Commitment>[];
  readonly approvals: readonly Held<Approval>[];
  readonly deployments: readonly Held<Deployment>[];
  /** What it relates to, by itself or by any of its events. */
  readonly links: readonly FileLink[];
  /** The events that were retracted in it, on whichever day: what says one again elsewhere says it now. */
  readonly retracted?: readonly Retracted[];
  /** What is decided and deployed in files that are the same, of another mission or of none; in no stored row. */
  readonly elsewhere?: readonly Pick<DecisionRow, 'approvals' | 'deployments'>[];
  /** How its commitments and its requests may be together, where that does not go without saying. */
  readonly ways?: { readonly commitments?: readonly Way[]; readonly requests?: readonly Way[] };
}
