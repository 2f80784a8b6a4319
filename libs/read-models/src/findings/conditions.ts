import {
  approvalAfterEffect,
  approvalOverdue,
  approvedNeverDeployed,
  committedNeverApproved,
} from './approval-rules.js';
import { mandateExpired, presenceAboveCeiling, presenceBeforeApproval } from './presence-rules.js';
import { itemDropped, studyUnanswered } from './procedure-rules.js';
import type { Condition, Rule, Situation } from './situation.js';
import { amountUnspecified, sourcesContradict } from './statement-rules.js';

/** Every rule that there is; each finds conditions of one kind. */
const rules: readonly Rule[] = [
  approvalOverdue,
  committedNeverApproved,
  approvedNeverDeployed,
  presenceAboveCeiling,
  presenceBeforeApproval,
  approvalAfterEffect,
  mandateExpired,
  sourcesContradict,
  amountUnspecified,
  studyUnanswered,
  itemDropped,
];

/** What is the case on a day. */
export const conditionsOn = (situation: Situation): readonly Condition[] => rules.flatMap((rule) => rule(situation));
