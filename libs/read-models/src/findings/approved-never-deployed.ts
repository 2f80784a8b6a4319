import { isLive, type Commitment } from '../decision/commitments.js';
import type { Deployment } from '../decision/deployments.js';
import { linesIn } from '../decision/places-taken.js';
import type { DecisionRow } from '../decision/row.js';
import { remembered } from '../remembered.js';
import { isApproved } from './approval-rules.js';
import { arrivalsIn } from './arrivals.js';
import { all, any, anyIn, meantIn, not, type Extent } from './extent.js';
import { isThere } from './in-effect.js';
import { conditionsTo, isOpen, statusIs, type Condition, type FileRule, type Rule } from './situation.js';

const hasBegun = ({ status }: Deployment): boolean => status !== 'ordered';

/** Fewer are not deployed, nor is what was withdrawn. */
const isToSend = (commitment: Commitment): boolean => isLive(commitment) && commitment.amount?.basis !== 'decrease';

/** What is deployed by a file, or by one that takes its place: one of both is there. */
const ownIn = ({ deployments }: DecisionRow): DecisionRow['deployments'] =>
  deployments.map((item) => (item.mayGiveWay ? { ...item, certain: true } : item));

/** Whether all approvals are granted, something is to be sent, and no deployment is on record. */
const waitsToDeploy = (file: DecisionRow): Extent =>
  all(
    file.kind === 'personnel' || file.kind === 'equipment' ? 'certainly' : 'no',
    statusIs(file, isOpen),
    anyIn(file.approvals, (approval) => isApproved(approval) && !approval.gaveWay),
    not(anyIn(file.approvals, (approval) => !isApproved(approval))),
    not(anyIn(ownIn(file), hasBegun)),
    any([anyIn(file.commitments, isToSend), promisesNothing(file)]),
  );

/** Whether a file is on an approval alone. */
function promisesNothing({ commitments }: DecisionRow): Extent {
  if (commitments.length === 0) return 'certainly';
  return commitments.some(({ certain }) => certain) ? 'no' : 'possibly';
}

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

/**
 * Whether those whom a file sends may be kept there: a deployment of a file whose place it takes stands, also in turn, or began in one that
 * takes its own.
 */
function keptThere(file: DecisionRow, decisions: readonly DecisionRow[]): Extent {
  const { former, latter } = linesIn(decisions)(file);
  const inPlace = ({ certain }: { readonly certain: boolean }): Extent => (certain ? 'certainly' : 'possibly');
  return any([
    ...former.map((one) => all(inPlace(one), anyIn(ownIn(one.file), isThere))),
    ...latter.map((one) => all(inPlace(one), anyIn(ownIn(one.file), hasBegun))),
  ]);
}

/** Until a deployment is on record, or those who were to be sent are seen there. */
export const approvedNeverDeployed: Rule = (situation) => {
  const arrived = arrivalsIn(situation);
  return situation.decisions.flatMap((file) => {
    if (waitingIn(file).length === 0) return [];
    const arrival = any([arrived(file), keptThere(file, situation.decisions)]);
    if (arrival === 'certainly') return [];
    return arrival === 'no' ? waitingIn(file) : doubtedIn(file);
  });
};
