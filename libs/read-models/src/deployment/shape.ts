import type { Day, DayBounds, StatedDate } from '@acta/domain';
import type { ApprovalAnswer } from '../approvals/answer.js';
import type { Commitment, Ended } from '../decision/commitments.js';
import type { Deployment } from '../decision/deployments.js';
import type { Request, Study } from '../decision/requests.js';
import type { Figure } from '../figure/figure.js';
import type { FindingKind } from '../findings/kinds.js';
import type { MissionRow } from '../mission/timeline.js';

/** What everything that is told of a file has. */
interface ToldAnswer<Status> {
  readonly decision: string;
  readonly event: string;
  readonly status: Status;
  /** False where it may be otherwise on that day. */
  readonly certain: boolean;
  readonly possibly?: readonly Status[];
  /** As stated; null: not stated. */
  readonly occurred: StatedDate | null;
  readonly disputed?: true;
  /** What it says again elsewhere; it is not counted. */
  readonly restates?: string;
  readonly events: readonly string[];
}

export interface CommitmentAnswer extends ToldAnswer<Commitment['status']> {
  readonly by: string;
  readonly to: string | null;
  readonly amount: Figure | null;
  readonly conditions: readonly string[];
  readonly until: StatedDate | null;
  /** When it was last amended, as stated; null: not stated; absent: it was not. */
  readonly amendedOn?: StatedDate | null;
  /** Whether it is over; absent while it certainly lasts, and where it does not stand. */
  readonly ended?: Ended;
}

export interface RequestAnswer extends ToldAnswer<Request['status']> {
  readonly by: string;
  readonly to: string;
  readonly amount: Figure;
  /** The last study of it. */
  readonly study: Pick<Study, 'body' | 'status' | 'question'> | null;
}

export interface DeploymentStepAnswer extends ToldAnswer<Deployment['status']> {
  readonly by: string | null;
  readonly amount: Figure | null;
  /** From when it was ordered. */
  readonly from: StatedDate | null;
  /** Within which days they first went there, the last of them did, some left again, and it ended; absent: none of it is on record. */
  readonly begun?: DayBounds;
  readonly reinforced?: DayBounds;
  readonly reduced?: DayBounds;
  readonly ended?: DayBounds;
}

/** A file that says again what another says: nothing in it is added to that. */
export interface SaidAgain {
  readonly decision: string;
  readonly relation: 'restates' | 'same-as';
  /** Id of the other. */
  readonly of: string;
  readonly certain: boolean;
}

/** Where a party stands in a mission. */
export interface DeploymentItem {
  /** Null: files that are of no mission on record. */
  readonly mission: string | null;
  readonly party: string;
  readonly decisions: readonly string[];
  /** Absent: none of them says another again. */
  readonly saidAgain?: readonly SaidAgain[];
  readonly present: Figure | null;
  /** What is there in other units. */
  readonly alsoPresent?: readonly Figure[];
  /** The day of the last observation in the unit of `present`; of a vague one, its last. */
  readonly presentOn: Day | null;
  /** When that was as stated; null: not stated. */
  readonly presentOccurred: StatedDate | null;
  /** Whether a deployment is recorded to have ended since they were seen, and no other is under way; absent: nothing says so. */
  readonly presentEnded?: 'certainly' | 'possibly';
  readonly ceiling: Figure | null;
  readonly alsoCeiling?: readonly Figure[];
  readonly committed: Figure | null;
  /** Commitments in other units; so with what is allowed, asked for and approved. */
  readonly alsoCommitted?: readonly Figure[];
  readonly requested: Figure | null;
  readonly alsoRequested?: readonly Figure[];
  readonly approved: Figure | null;
  readonly alsoApproved?: readonly Figure[];
  readonly commitments: readonly CommitmentAnswer[];
  readonly approvals: readonly ApprovalAnswer[];
  readonly requests: readonly RequestAnswer[];
  readonly deployments: readonly DeploymentStepAnswer[];
  /** Kinds of findings that are open on that day. */
  readonly findings: readonly FindingKind[];
  /** Those of them that are merely possible on that day; absent: all are certain. */
  readonly possibleFindings?: readonly FindingKind[];
}

/** Where what is in other units than the principal figure stands. */
export const others = {
  present: 'alsoPresent',
  ceiling: 'alsoCeiling',
  committed: 'alsoCommitted',
  requested: 'alsoRequested',
  approved: 'alsoApproved',
} as const;

type Summed = keyof typeof others;

/** The principal figure, and those in other units where there are any. */
export const withOthers = <Name extends Summed>(name: Name, [principal, ...rest]: readonly Figure[]) =>
  ({ [name]: principal ?? null, ...(rest.length > 0 && { [others[name]]: rest }) }) as Record<Name, Figure | null> &
    Partial<Record<(typeof others)[Name], readonly Figure[]>>;

export interface TargetAnswer {
  readonly event: string;
  readonly amount: Figure;
  readonly baseline: Figure | null;
  readonly by: string;
  readonly decision: string | null;
  readonly occurred: StatedDate | null;
  readonly certain: boolean;
  readonly disputed?: true;
  readonly restatements: readonly {
    readonly event: string;
    readonly amount: Figure | null;
    readonly occurred: StatedDate | null;
    readonly disputed?: true;
  }[];
}

export interface MissionTotals {
  readonly mission: string;
  readonly name: string | null;
  /** What goes on in one that has ended, nobody told to be over; null: it is not on record by then. */
  readonly status: MissionRow['status'] | null;
  readonly possiblyEnded?: true;
  /** The parties whose deployment is recorded to have ended since they were seen, who are told as present all the same; absent: none. */
  readonly presentEnded?: readonly { readonly party: string; readonly certain: boolean }[];
  /** Levels that it aims for now: neither presence nor commitments. */
  readonly targets: readonly TargetAnswer[];
  /** In all, as far as is on record; null: nothing is. */
  readonly present: Figure | null;
  /** What is there in other units. */
  readonly alsoPresent?: readonly Figure[];
  readonly committed: Figure | null;
  /** Commitments in other units; and increases promised by those without a level, beside the levels of others. */
  readonly alsoCommitted?: readonly Figure[];
}

/** The deployment state on a day. */
export interface DeploymentState {
  readonly items: readonly DeploymentItem[];
  readonly missions: readonly MissionTotals[];
}
