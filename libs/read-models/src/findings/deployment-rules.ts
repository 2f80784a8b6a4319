import type { Day, DayBounds } from '@acta/domain';
import { isOutstanding, type Approval, type Mandate } from '../decision/approvals.js';
import { isLive, type Commitment } from '../decision/commitments.js';
import type { Deployment } from '../decision/deployments.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { Figure } from '../figure/figure.js';
import { isSameMeasure } from '../figure/measure.js';
import type { Held } from '../time/held.js';
import { remembered } from '../remembered.js';
import { arrivalsIn, inEffectBySight, isSending } from './arrivals.js';
import { isUnapproved } from './approval-rules.js';
import { beyondCeiling } from './beyond-ceiling.js';
import { all, any, anyIn, extentIn, inAll, meantIn, not, type Extent } from './extent.js';
import { happenedSince, stillThereIn } from './presence-seen.js';
import {
  conditionsTo,
  isOpen,
  statusIs,
  type Condition,
  type FileRule,
  type Rule,
  type Situation,
} from './situation.js';

/** One that is awaited anew, for a renewal, is approved all the same. */
const isApproved = ({ status, approved }: Approval): boolean =>
  status === 'granted' || (approved !== undefined && isOutstanding({ status }));
const hasBegun = ({ status }: Deployment): boolean => status !== 'ordered';
const isThere = ({ status }: Deployment): boolean => status === 'partly-deployed' || status === 'deployed';

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

interface Effect {
  readonly extent: Extent;
  readonly events: readonly string[];
}

const isAfter = (one: DayBounds, other: DayBounds): Extent =>
  one.earliest !== null && other.latest !== null && one.earliest > other.latest
    ? 'certainly'
    : all('possibly', happenedSince(one, other));

/** Whether nobody was seen there any more, since those of a deployment went there. */
function seenToHaveLeft({ presence }: Situation, { kind }: DecisionRow, deployment: Deployment): Extent {
  const { amount, begun, reinforced, happened } = deployment;
  const measure = amount ?? (kind === 'personnel' ? { unit: 'personnel' } : undefined);
  const seen = (presence?.observations ?? []).filter((one) => measure && isSameMeasure(one.amount, measure));
  if (seen.length === 0 || !seen.every((one) => one.amount.max === '0')) return 'no';
  const went = reinforced ?? begun ?? happened;
  return all(...seen.map((one) => all(one.certain ? 'certainly' : 'possibly', isAfter(one.happened, went))));
}

/** Whether those of a deployment are there, as far as nobody saw that they are not. */
function areThere(situation: Situation, file: DecisionRow, item: Held<Deployment>): Extent {
  const left = meantIn([item], isThere).map((deployment) => seenToHaveLeft(situation, file, deployment));
  return all(extentIn(item, isThere), not(inAll(left)));
}

/** Whether another file of the party sends in a measure, and was approved. */
const othersWereApproved = ({ decisions }: Situation, { id }: DecisionRow, measure: Figure): boolean =>
  decisions.some(
    (other) => other.id !== id && isSending(other, measure) && anyIn(other.approvals, isApproved) !== 'no',
  );

/** Whether a file is in effect: by what was deployed, or else by what is there and is not allowed by any mandate. */
function effectsIn(situation: Situation): (file: DecisionRow) => Effect {
  const seen = stillThereIn(situation).map((there) => ({ there, ...beyondCeiling(situation, there) }));
  return (file) => {
    const deployed = any(file.deployments.map((item) => areThere(situation, file, item)));
    const effects = seen.map(({ there, unallowed, ceiling }): Effect => {
      const sight = deployed === 'certainly' ? 'no' : all(unallowed, inEffectBySight(file, situation, there));
      // Without a ceiling nothing tells them from those that another file sent, though its mandate may be over.
      const mayBeOthers = !ceiling && othersWereApproved(situation, file, there.figure);
      const extent = mayBeOthers ? all('possibly', sight) : sight;
      return { extent, events: extent === 'no' ? [] : there.figure.events };
    });
    const deployments = meantIn(file.deployments, isThere).flatMap(({ events }) => events);
    return {
      extent: any([deployed, ...effects.map(({ extent }) => extent)]),
      events: [...deployments, ...effects.flatMap(({ events }) => events)],
    };
  };
}

const outstandingIn = remembered((file: DecisionRow) =>
  all(statusIs(file, isOpen), anyIn(file.approvals, isUnapproved)),
);

/**
 * Approvals of bodies of which nobody had said by then that they were to approve it. Where another body had approved it, what they approve
 * may be no more than what comes later: a mandate from a later day on certainly is.
 */
function unforeseenIn(file: DecisionRow, { approvedLater, day }: Situation): Unforeseen {
  const foreseen = new Set(file.approvals.map(({ body }) => body));
  const later = (approvedLater?.get(file.id) ?? []).filter(({ body }) => !foreseen.has(body));
  if (anyIn(file.approvals, isApproved) === 'no') return { approvals: later, meant: 'certainly' };
  const approvals = later.filter(({ mandates }) => mandates.length === 0 || mandates.some(reaches(day)));
  return { approvals, meant: approvals.some(({ mandates }) => mandates.some(reaches(day))) ? 'certainly' : 'possibly' };
}

interface Unforeseen {
  readonly approvals: readonly Approval[];
  readonly meant: Extent;
}

const reaches =
  (day: Day) =>
  ({ from: { latest } }: Mandate): boolean =>
    latest !== null && latest <= day;

/**
 * What was deployed, or is there, before everybody approved it. Those who were there before the commitment to send more are
 * not meant: a commitment of an increase is in effect when more are there than were observed first.
 */
export const presenceBeforeApproval: Rule = (situation) => {
  const effectOf = effectsIn(situation);
  return situation.decisions.flatMap((file) => {
    const { approvals: unforeseen, meant } = unforeseenIn(file, situation);
    const outstanding = any([outstandingIn(file), unforeseen.length > 0 ? all(meant, statusIs(file, isOpen)) : 'no']);
    if (outstanding === 'no') return [];
    const effect = effectOf(file);
    return conditionsTo(all(outstanding, effect.extent), () => {
      const bodies = [...meantIn(file.approvals, isUnapproved), ...unforeseen];
      return {
        kind: 'presence-before-approval',
        decision: file.id,
        subject: '',
        detail: `In effect, and not approved by ${bodies.map(({ body }) => body).join(', ')}.`,
        events: [...effect.events, ...bodies.flatMap(({ events }) => events)],
      };
    });
  });
};
