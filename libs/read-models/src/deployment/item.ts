import type { Day } from '@acta/domain';
import { approvalsOf } from '../approvals/answer.js';
import type { Sessions } from '../approvals/due.js';
import { ceilingsOf } from '../decision/ceiling.js';
import { turnsOfCommitments } from '../decision/bounds.js';
import { isOver, standingFiles } from '../decision/uncounted.js';
import { leftByEachOther } from '../decision/left-by-others.js';
import type { DecisionRow } from '../decision/row.js';
import type { Figure } from '../figure/figure.js';
import { approvedIn } from '../findings/approved-in.js';
import { conditionsOn } from '../findings/conditions.js';
import type { FindingKind } from '../findings/kinds.js';
import { goneIn } from '../findings/presence-seen.js';
import type { Condition, Situation } from '../findings/situation.js';
import { allPresentIn, lastSeen } from '../presence/present.js';
import type { PresenceRow } from '../presence/timeline.js';
import { remembered } from '../remembered.js';
import { rememberedBetween } from '../time/remembered-between.js';
import { commitmentAnswer, inFile, requestAnswer, stepAnswer } from './answers.js';
import { approvedOf, committedOf, requestedOf } from './figures.js';
import { namedIn } from './named.js';
import { withOthers, type CommitmentAnswer, type DeploymentItem } from './shape.js';

const requestsOf = remembered((file: DecisionRow) => file.requests.map((item) => requestAnswer(inFile(file), item)));

const stepsOf = remembered((file: DecisionRow) => file.deployments.map((item) => stepAnswer(inFile(file), item)));

const commitmentsOf = rememberedBetween(
  (file: DecisionRow) => turnsOfCommitments([file]),
  (file, day): readonly CommitmentAnswer[] => file.commitments.map((item) => commitmentAnswer(inFile(file), item, day)),
);

/** All that where a party stands in a mission rests on. */
export type ItemSituation = Omit<Situation, 'ceilings'>;

/**
 * How much files come to together, figure by figure.
 * @param left the same, as they leave each other
 */
export const figuresIn = (
  files: readonly DecisionRow[],
  left: readonly DecisionRow[],
  ceilings: () => readonly Figure[],
  day: Day,
) => ({
  ceiling: () => withOthers('ceiling', ceilings()),
  committed: () => withOthers('committed', committedOf(files, day)),
  requested: () => withOthers('requested', requestedOf(files)),
  approved: () => withOthers('approved', approvedOf(left)),
});

/** A file without the approvals that gave way to those of another. */
const withOwnApprovals = remembered((file: DecisionRow): DecisionRow =>
  file.approvals.some(({ gaveWay }) => gaveWay)
    ? { ...file, approvals: file.approvals.filter(({ gaveWay }) => !gaveWay) }
    : file,
);

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
  const certain = new Set(kindsOf(conditions.filter((one) => one.certain || one.certainOfSome)));
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
  return {
    ...situation,
    decisions,
    ceilings: ceilingsOf(decisions, situation.day),
    approvedLater: approvedIn(decisions),
  };
}

/** Whether anything is to be told of a party in a mission: who is there, a file that is not over, or a finding that a closed file leaves. */
export function isToTell(situation: ItemSituation): boolean {
  const { decisions, presence } = situation;
  return (
    presence !== undefined || decisions.some((file) => !isOver(file)) || conditionsOn(wholeOf(situation)).length > 0
  );
}

/** Where a party stands in a mission, in sections: what nobody asks about need not be composed. */
export function sectionsOf(situation: ItemSituation) {
  const { day, presence, sessions } = situation;
  const decisions = leftByEachOther(situation.decisions);
  let known: Situation | undefined;
  const whole = (): Situation => (known ??= wholeOf(situation));
  return {
    seen: () => seenIn(presence),
    gone: () => {
      const gone = goneIn({ decisions, presence });
      return gone ? { presentEnded: gone } : {};
    },
    ...figuresIn(situation.decisions, decisions, () => whole().ceilings, day),
    told: () => partsIn(standingFiles(decisions), day, sessions),
    findings: () => findingsIn(conditionsOn(whole())),
  };
}

/** Where a party stands in a mission; files that are closed or superseded are history. */
export function deploymentItem(mission: string | null, party: string, situation: ItemSituation): DeploymentItem {
  const decisions = leftByEachOther(situation.decisions);
  const { seen, gone, ceiling, committed, requested, approved, told, findings } = sectionsOf(situation);
  return {
    mission,
    party,
    ...namedIn(decisions, standingFiles(decisions)),
    ...seen(),
    ...gone(),
    ...ceiling(),
    ...committed(),
    ...requested(),
    ...approved(),
    ...told(),
    ...findings(),
  };
}
