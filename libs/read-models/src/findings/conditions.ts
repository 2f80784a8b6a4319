import type { Day } from '@acta/domain';
import type { DecisionRow } from '../decision/timeline.js';
import { remembered } from '../remembered.js';
import { amountUnspecified } from './amount-unspecified.js';
import { approvalAfterEffect, approvalOverdue, committedNeverApproved } from './approval-rules.js';
import { approvedNeverDeployed } from './approved-never-deployed.js';
import { presenceBeforeApproval } from './presence-before-approval.js';
import { mandateExpired, presenceAboveCeiling } from './presence-rules.js';
import { itemDropped, studyUnanswered } from './procedure-rules.js';
import { sourcesContradictAgain, sourcesContradictBetweenFiles } from './same-file-rules.js';
import type { Condition, FileRule, Rule, Situation } from './situation.js';
import { sourcesContradictInFile, sourcesContradictOnPresence, sourcesContradictOnTarget } from './statement-rules.js';

/** Each finds conditions of one kind, in files and sessions alone, as the days go by. */
const calendarRules: readonly Rule[] = [
  approvalOverdue,
  sourcesContradictBetweenFiles,
  sourcesContradictAgain,
  itemDropped,
  amountUnspecified,
];

/** The same in what is there, or is aimed for. */
const presenceRules: readonly Rule[] = [
  approvedNeverDeployed,
  presenceAboveCeiling,
  presenceBeforeApproval,
  mandateExpired,
  sourcesContradictOnPresence,
  sourcesContradictOnTarget,
];

const fileRules: readonly FileRule[] = [
  committedNeverApproved,
  approvalAfterEffect,
  sourcesContradictInFile,
  studyUnanswered,
];

const conditionsIn = remembered((file: DecisionRow) => fileRules.flatMap((rule) => rule(file)));

const inFiles = (situation: Situation): readonly Condition[] => [
  ...situation.decisions.flatMap(conditionsIn),
  ...calendarRules.flatMap((rule) => rule(situation)),
];

/**
 * What is the case on one day after another. What files and sessions say is looked at where they are others than the time before, or the
 * calendar alone may bring something about.
 * @returns to be called with later and later days
 */
export function conditionsAlong(isTurning: (day: Day) => boolean): (situation: Situation) => readonly Condition[] {
  let last: Situation | undefined;
  let known: readonly Condition[] = [];
  return (situation) => {
    const { day, decisions, sessions } = situation;
    if (last?.decisions !== decisions || last.sessions !== sessions || isTurning(day)) known = inFiles(situation);
    last = situation;
    return [...known, ...presenceRules.flatMap((rule) => rule(situation))];
  };
}

/** What is the case on a day. */
export const conditionsOn = (situation: Situation): readonly Condition[] => conditionsAlong(() => true)(situation);
