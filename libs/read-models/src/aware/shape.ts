import type { DayBounds, StatedDate } from '@acta/domain';
import type { ApprovalAnswer } from '../approvals/answer.js';
import type { CommitmentAnswer, RequestAnswer } from '../deployment/shape.js';
import type { SessionPlace } from '../session/timeline.js';

/** Whose dealings: a body's, or those of a party and its bodies. */
export type Whose = { readonly body: string } | { readonly party: string };

interface Since {
  /** Within which days it came to be so. */
  readonly since: DayBounds;
}

export interface StudyAware extends Since {
  readonly decision: string;
  readonly event: string;
  readonly body: string;
  readonly question: string | null;
  /** What is studied; null: no request of which it could be is on record. */
  readonly request: Pick<RequestAnswer, 'event' | 'by' | 'to' | 'amount'> | null;
  /** False where it may be over, or not begun, on that day. */
  readonly certain: boolean;
  readonly events: readonly string[];
}

export interface AgendaAware extends Since {
  readonly session: string;
  readonly body: string;
  readonly date: StatedDate;
  readonly status: SessionPlace['status'];
  /** The file on the agenda; null: a topic is. */
  readonly decision: string | null;
  readonly topic: string | null;
  readonly certain: boolean;
  readonly events: readonly string[];
}

/** What a body or a party was dealing with on a day; each list by what came first. */
export interface Awareness {
  /** Studies that are open at it. */
  readonly studies: readonly StudyAware[];
  /** Requests without an answer: made to it or by it, or in a file that it has before it. */
  readonly requests: readonly (RequestAnswer & Since)[];
  /** Intentions and commitments that stand: announced by it, promised to it, or in a file that it has before it. */
  readonly offers: readonly (CommitmentAnswer & Since)[];
  /** Approvals that are required, pending, overdue or deferred at it. */
  readonly approvals: readonly (ApprovalAnswer & Since)[];
  /** What is on the agenda of its coming sessions. */
  readonly agenda: readonly AgendaAware[];
}
