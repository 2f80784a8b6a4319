import type { Day } from '@acta/domain';
import type { DecisionRow } from '../decision/row.js';
import { awaitedTogether } from '../decision/told-in-twins.js';
import { remembered } from '../remembered.js';
import { amountUnspecified } from './amount-unspecified.js';
import { approvalAfterEffect, approvalOverdue, committedNeverApproved } from './approval-rules.js';
import { approvedNeverDeployed } from './approved-never-deployed.js';
import { presenceBeforeApproval } from './presence-before-approval.js';
import { mandateExpired } from './mandate-expired.js';
import { presenceAboveCeiling } from './presence-above-ceiling.js';
import { itemDropped, studyUnanswered } from './procedure-rules.js';
import { sourcesContradictAgain, sourcesContradictBetweenFiles } from './same-file-rules.js';
import type { FindingKind } from './kinds.js';
import type { Condition, FileRule, Rule, Situation } from './situation.js';
import { sourcesContradictInFile, sourcesContradictOnPresence, sourcesContradictOnTarget } from './statement-rules.js';

/** The same, each file with all that is awaited and decided in those that are the same. */
function withAllApprovals(situation: Situation): Situation {
  const decisions = awaitedTogether(situation.decisions);
  return decisions === situation.decisions ? situation : { ...situation, decisions };
}

type RulesOfKinds = readonly (readonly [kind: FindingKind, rule: Rule])[];

/** Each finds conditions of one kind, in files and sessions alone, as the days go by. */
const calendarRules: RulesOfKinds = [
  ['approval-overdue', approvalOverdue],
  ['sources-contradict', sourcesContradictBetweenFiles],
  ['sources-contradict', sourcesContradictAgain],
  ['item-dropped', itemDropped],
  ['amount-unspecified', amountUnspecified],
];

/** The same in what is there, or is aimed for. */
const presenceRules: RulesOfKinds = [
  ['approved-never-deployed', approvedNeverDeployed],
  ['presence-above-ceiling', presenceAboveCeiling],
  ['presence-before-approval', (situation) => presenceBeforeApproval(withAllApprovals(situation))],
  ['mandate-expired-presence-continues', mandateExpired],
  ['sources-contradict', sourcesContradictOnPresence],
  ['sources-contradict', sourcesContradictOnTarget],
];

const fileRules: readonly FileRule[] = [
  committedNeverApproved,
  approvalAfterEffect,
  sourcesContradictInFile,
  studyUnanswered,
];

const conditionsIn = remembered((file: DecisionRow) => fileRules.flatMap((rule) => rule(file)));

type Kinds = ReadonlySet<FindingKind> | undefined;

const foundBy = (rules: RulesOfKinds, situation: Situation, kinds: Kinds): readonly Condition[] =>
  rules.flatMap(([kind, rule]) => (kinds?.has(kind) === false ? [] : rule(situation)));

const inFiles = (situation: Situation, kinds: Kinds): readonly Condition[] => [
  ...awaitedTogether(situation.decisions).flatMap(conditionsIn),
  ...foundBy(calendarRules, situation, kinds),
];

/**
 * What is the case on one day after another. What files and sessions say is looked at where they are others than the time before, or the
 * calendar alone may bring something about.
 * @returns to be called with later and later days, and the kinds that matter, of which there may be others too: fewer and fewer; absent, all
 */
export function conditionsAlong(
  isTurning: (day: Day) => boolean,
): (situation: Situation, kinds?: Kinds) => readonly Condition[] {
  let last: Situation | undefined;
  let known: readonly Condition[] = [];
  return (situation, kinds) => {
    const { day, decisions, sessions } = situation;
    if (last?.decisions !== decisions || last.sessions !== sessions || isTurning(day))
      known = inFiles(situation, kinds);
    last = situation;
    return [...known, ...foundBy(presenceRules, situation, kinds)];
  };
}

/** What is the case on a day. */
export const conditionsOn = (situation: Situation): readonly Condition[] => conditionsAlong(() => true)(situation);
