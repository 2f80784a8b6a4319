import { isLive, type Commitment } from '../decision/commitments.js';
import type { Deployment } from '../decision/deployments.js';
import type { DecisionRow } from '../decision/row.js';
import { remembered } from '../remembered.js';
import { isApproved } from './approval-rules.js';
import { arrivalsIn } from './arrivals.js';
import { all, anyIn, meantIn, not, type Extent } from './extent.js';
import { conditionsTo, isOpen, statusIs, type Condition, type FileRule, type Rule } from './situation.js';

const hasBegun = ({ status }: Deployment): boolean => status !== 'ordered';

/** Fewer are not deployed, nor is what was withdrawn. */
const isToSend = (commitment: Commitment): boolean => isLive(commitment) && commitment.amount?.basis !== 'decrease';

/** Whether all approvals are granted, something is to be sent, and no deployment is on record. */
const waitsToDeploy = (file: DecisionRow): Extent =>
  all(
    file.kind === 'personnel' || file.kind === 'equipment' ? 'certainly' : 'no',
    statusIs(file, isOpen),
    anyIn(file.approvals, isApproved),
    not(anyIn(file.approvals, (approval) => !isApproved(approval))),
    not(anyIn(file.deployments, hasBegun)),
    file.commitments.length === 0 ? 'certainly' : anyIn(file.commitments, isToSend),
  );

const waiting: FileRule = (file) =>
  conditionsTo(waitsToDeploy(file), () => ({
    kind: 'approved-never-deployed',
    decision: file.id,
    subject: '',
    detail: 'All approvals are granted, and no deployment is on record.',
    events: meantIn(file.approvals, isApproved).flatMap(({ events }) => events),
  }));

const doubted = (condition: Condition): Condition => ({
  ...condition,
  certain: false,
  detail: `${condition.detail.slice(0, -1)}; those who were seen there may be meant.`,
});

const waitingIn = remembered(waiting);
const doubtedIn = remembered((file: DecisionRow) => waitingIn(file).map(doubted));

/** Until a deployment is on record, or those who were to be sent are seen there. */
export const approvedNeverDeployed: Rule = (situation) => {
  const arrived = arrivalsIn(situation);
  return situation.decisions.flatMap((file) => {
    if (waitingIn(file).length === 0) return [];
    const arrival = arrived(file);
    if (arrival === 'certainly') return [];
    return arrival === 'no' ? waitingIn(file) : doubtedIn(file);
  });
};
