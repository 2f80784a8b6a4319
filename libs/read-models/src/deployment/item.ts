import type { Amount, Day, StatedDate } from '@acta/domain';
import { approvalsOf } from '../approvals/answer.js';
import type { Sessions } from '../approvals/due.js';
import { withEnd, type Commitment } from '../decision/commitments.js';
import { ceilingsOf } from '../decision/ceiling.js';
import { turnsOfCommitments } from '../decision/bounds.js';
import { countable } from '../decision/counting.js';
import { isOver, mayBeOver, standingFiles } from '../decision/uncounted.js';
import type { Deployment } from '../decision/deployments.js';
import type { Request } from '../decision/requests.js';
import { leftByEachOther } from '../decision/left-by-others.js';
import type { DecisionRow } from '../decision/row.js';
import { eventsBehind, type Told } from '../decision/told.js';
import { figureOfAmount, figuresOf, type Figure } from '../figure/figure.js';
import { conditionsOn } from '../findings/conditions.js';
import type { FindingKind } from '../findings/kinds.js';
import { goneIn } from '../findings/presence-seen.js';
import type { Condition, Situation } from '../findings/situation.js';
import { allPresentIn, lastSeen } from '../presence/present.js';
import type { PresenceRow } from '../presence/timeline.js';
import { remembered } from '../remembered.js';
import { variantsOf, type Held } from '../time/held.js';
import { rememberedBetween } from '../time/remembered-between.js';
import { approvedOf, committedOf, requestedOf } from './figures.js';
import { namedIn } from './named.js';
import {
  withOthers,
  type CommitmentAnswer,
  type DeploymentItem,
  type DeploymentStepAnswer,
  type RequestAnswer,
} from './shape.js';

interface Stated extends Told {
  readonly status: string;
  readonly amount?: Amount;
  readonly until?: StatedDate;
}

/** What an answer says of how something stands; what else is on record of it, such as its studies, is told beside it. */
const said = ({ status, amount, until }: Stated): string => JSON.stringify([status, amount, until]);

/** The file in which something is, and whether that may be over. */
export interface InFile {
  readonly decision: string;
  readonly isDoubtful: boolean;
}

export const inFile = (file: DecisionRow): InFile => ({ decision: file.id, isDoubtful: mayBeOver(file) });

/** The common part of an answer about something in a file. */
function toldAnswer<T extends Stated>({ decision, isDoubtful }: InFile, item: Held<T>) {
  const { event, occurred, disputed, restates, events, possibly = [] } = item;
  const status: T['status'] = item.status;
  const others = [...new Set(possibly.map((other): T['status'] => other.status))].filter((other) => other !== status);
  return {
    decision,
    event,
    status,
    certain: item.certain && !isDoubtful && possibly.every((other) => said(other) === said(item)),
    ...(others.length > 0 && { possibly: others }),
    occurred,
    ...(disputed && { disputed }),
    ...(restates !== undefined && { restates }),
    events,
  };
}

/**
 * What an amount is, or may be where a fact that is possible on that day says otherwise.
 * @param counts what of it counts at all
 */
export function figure<T extends Told & { readonly amount?: Amount }>(
  item: Held<T>,
  counts: (variant: T) => boolean = () => true,
): Figure | null {
  const [amount, ...others] = variantsOf<T>(item).map((one) =>
    one.amount && counts(one) ? countable(one.amount) : undefined,
  );
  if (amount && others.every((other) => JSON.stringify(other) === JSON.stringify(amount))) {
    return figureOfAmount(amount, item.certain, eventsBehind(item));
  }
  const possible = item.certain ? others : [amount, ...others];
  const [known = null] = figuresOf([{ sure: item.certain ? amount : undefined, possible, events: eventsBehind(item) }]);
  return known;
}

export function commitmentAnswer(file: InFile, item: Held<Commitment>, day: Day): CommitmentAnswer {
  const { ended } = withEnd(day, item);
  return {
    ...toldAnswer<Commitment>(file, item),
    by: item.by,
    to: item.to ?? null,
    amount: figure<Commitment>(item),
    conditions: item.conditions ?? [],
    until: item.until ?? null,
    ...(item.amendedOn !== undefined && { amendedOn: item.amendedOn }),
    ...(ended && { ended }),
  };
}

export function requestAnswer(file: InFile, item: Held<Request>): RequestAnswer {
  const study = item.studies.findLast(({ status }) => status === 'open') ?? item.studies.at(-1);
  return {
    ...toldAnswer<Request>(file, item),
    by: item.by,
    to: item.to,
    amount: figure<Request>(item) as Figure,
    study: study
      ? { body: study.body, status: study.status, ...(study.question !== undefined && { question: study.question }) }
      : null,
  };
}

const stepAnswer = (file: InFile, item: Held<Deployment>): DeploymentStepAnswer => ({
  ...toldAnswer<Deployment>(file, item),
  by: item.by ?? null,
  amount: figure<Deployment>(item),
  from: item.from ?? null,
  ...(item.begun && { begun: item.begun }),
  ...(item.reinforced && { reinforced: item.reinforced }),
  ...(item.reduced && { reduced: item.reduced }),
  ...(item.ended && { ended: item.ended }),
});

const requestsOf = remembered((file: DecisionRow) => file.requests.map((item) => requestAnswer(inFile(file), item)));

const stepsOf = remembered((file: DecisionRow) => file.deployments.map((item) => stepAnswer(inFile(file), item)));

const commitmentsOf = rememberedBetween(
  (file: DecisionRow) => turnsOfCommitments([file]),
  (file, day): readonly CommitmentAnswer[] => file.commitments.map((item) => commitmentAnswer(inFile(file), item, day)),
);

/** All that where a party stands in a mission rests on. */
export type ItemSituation = Omit<Situation, 'ceilings'>;

/**
 * How much files come to together.
 * @param left the same, as they leave each other
 */
export const figuresIn = (
  files: readonly DecisionRow[],
  left: readonly DecisionRow[],
  ceilings: readonly Figure[],
  day: Day,
) => ({
  ...withOthers('ceiling', ceilings),
  ...withOthers('committed', committedOf(files, day)),
  ...withOthers('requested', requestedOf(files)),
  ...withOthers('approved', approvedOf(left)),
});

/** A file without the approvals that gave way to those of another. */
const withOwnApprovals = (file: DecisionRow): DecisionRow =>
  file.approvals.some(({ gaveWay }) => gaveWay)
    ? { ...file, approvals: file.approvals.filter(({ gaveWay }) => !gaveWay) }
    : file;

/** What is said in files one by one. */
export const partsIn = (files: readonly DecisionRow[], day: Day, sessions: Sessions) => ({
  commitments: files.flatMap((file) => commitmentsOf(file, day)),
  approvals: files.flatMap((file) => approvalsOf(withOwnApprovals(file), day, sessions)),
  requests: files.flatMap(requestsOf),
  deployments: files.flatMap(stepsOf),
});

const kindsOf = (conditions: readonly Condition[]): readonly FindingKind[] =>
  [...new Set(conditions.map(({ kind }) => kind))].toSorted();

/** What is found, and what of it is merely possible. */
export function findingsIn(conditions: readonly Condition[]) {
  const findings = kindsOf(conditions);
  const certain = new Set(kindsOf(conditions.filter((one) => one.certain)));
  const possible = findings.filter((kind) => !certain.has(kind));
  return { findings, ...(possible.length > 0 && { possibleFindings: possible }) };
}

/** Who or what was seen. */
export function seenIn(presence: PresenceRow | undefined) {
  const seen = lastSeen(presence);
  return {
    ...withOthers('present', allPresentIn(presence)),
    presentOn: seen?.on ?? null,
    presentOccurred: seen?.occurred ?? null,
  };
}

/** The same, each file as the others leave it, and what bodies allow together. */
function wholeOf(situation: ItemSituation): Situation {
  const decisions = leftByEachOther(situation.decisions);
  return { ...situation, decisions, ceilings: ceilingsOf(decisions, situation.day) };
}

/** Whether anything is to be told of a party in a mission: who is there, a file that is not over, or a finding that a closed file leaves. */
export function isToTell(situation: ItemSituation): boolean {
  const { decisions, presence } = situation;
  return (
    presence !== undefined || decisions.some((file) => !isOver(file)) || conditionsOn(wholeOf(situation)).length > 0
  );
}

/** Where a party stands in a mission; files that are closed or superseded are history. */
export function deploymentItem(mission: string | null, party: string, situation: ItemSituation): DeploymentItem {
  const { day, presence, sessions } = situation;
  const whole = wholeOf(situation);
  const { decisions, ceilings } = whole;
  const files = standingFiles(decisions);
  const gone = goneIn(whole);
  return {
    mission,
    party,
    ...namedIn(decisions, files),
    ...seenIn(presence),
    ...(gone && { presentEnded: gone }),
    ...figuresIn(situation.decisions, decisions, ceilings, day),
    ...partsIn(files, day, sessions),
    ...findingsIn(conditionsOn(whole)),
  };
}
