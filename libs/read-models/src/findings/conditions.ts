import type { DecisionRow } from '../decision/timeline.js';
import { remembered } from '../remembered.js';
import { approvalAfterEffect, approvalOverdue, committedNeverApproved } from './approval-rules.js';
import { approvedNeverDeployed, presenceBeforeApproval } from './deployment-rules.js';
import { mandateExpired, presenceAboveCeiling } from './presence-rules.js';
import { itemDropped, studyUnanswered } from './procedure-rules.js';
import { sourcesContradictBetweenFiles } from './same-file-rules.js';
import type { Condition, FileRule, Rule, Situation } from './situation.js';
import {
  amountUnspecified,
  sourcesContradictInFile,
  sourcesContradictOnPresence,
  sourcesContradictOnTarget,
} from './statement-rules.js';

/** Every rule that there is; each finds conditions of one kind. */
const rules: readonly Rule[] = [
  approvalOverdue,
  approvedNeverDeployed,
  presenceAboveCeiling,
  presenceBeforeApproval,
  mandateExpired,
  sourcesContradictOnPresence,
  sourcesContradictOnTarget,
  sourcesContradictBetweenFiles,
  itemDropped,
  amountUnspecified,
];

const fileRules: readonly FileRule[] = [
  committedNeverApproved,
  approvalAfterEffect,
  sourcesContradictInFile,
  studyUnanswered,
];

const conditionsIn = remembered((file: DecisionRow) => fileRules.flatMap((rule) => rule(file)));

/** What is the case on a day. */
export const conditionsOn = (situation: Situation): readonly Condition[] => [
  ...situation.decisions.flatMap(conditionsIn),
  ...rules.flatMap((rule) => rule(situation)),
];
