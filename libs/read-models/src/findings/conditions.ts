import {
  approvalAfterEffect,
  approvalOverdue,
  approvedNeverDeployed,
  committedNeverApproved,
} from './approval-rules.js';
import type { DecisionRow } from '../decision/timeline.js';
import { mandateExpired, presenceAboveCeiling, presenceBeforeApproval } from './presence-rules.js';
import { itemDropped, studyUnanswered } from './procedure-rules.js';
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
  presenceAboveCeiling,
  presenceBeforeApproval,
  mandateExpired,
  sourcesContradictOnPresence,
  sourcesContradictOnTarget,
  itemDropped,
  amountUnspecified,
];

const fileRules: readonly FileRule[] = [
  committedNeverApproved,
  approvedNeverDeployed,
  approvalAfterEffect,
  sourcesContradictInFile,
  studyUnanswered,
];

/** A file is asked again on every day on which something beside it changes. */
const foundInFiles = new WeakMap<DecisionRow, readonly Condition[]>();

function conditionsIn(file: DecisionRow): readonly Condition[] {
  let found = foundInFiles.get(file);
  if (!found) foundInFiles.set(file, (found = fileRules.flatMap((rule) => rule(file))));
  return found;
}

/** What is the case on a day. */
export const conditionsOn = (situation: Situation): readonly Condition[] => [
  ...situation.decisions.flatMap(conditionsIn),
  ...rules.flatMap((rule) => rule(situation)),
];
