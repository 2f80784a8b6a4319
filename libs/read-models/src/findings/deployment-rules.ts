import type { Day, DayBounds } from '@acta/domain';
import { isOutstanding, type Approval, type Mandate } from '../decision/approvals.js';
import { isLive, type Commitment } from '../decision/commitments.js';
import type { Deployment } from '../decision/deployments.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { Figure } from '../figure/figure.js';
import { isSameMeasure } from '../figure/measure.js';
import { isSameJson } from '@acta/projections';
import { ceilingsOf } from '../decision/ceiling.js';
import { remembered, sameList } from '../remembered.js';
import { variantsOf, type Held } from '../time/held.js';
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

/** What is merely possible on a day, and approved from its beginning, nobody had announced by then. */
const wasForeseen = (approval: Held<Approval>): boolean =>
  approval.certain || variantsOf<Approval>(approval).some(isUnapproved);

/**
 * Approvals of bodies of which nobody had said by then that they were to approve it. Where another body had approved it, what they approve
 * may be no more than what comes later: a mandate from a later day on certainly is.
 */
function unforeseenIn(file: DecisionRow, { approvedLater, day }: Situation): Unforeseen {
  const foreseen = file.approvals.filter(wasForeseen);
  const [bodies, perhaps] = [foreseen, file.approvals].map((all) => new Set(all.map(({ body }) => body)));
  const later = (approvedLater?.get(file.id) ?? []).filter(({ body }) => !bodies?.has(body));
  const lacking = ({ certain, body }: Held<Approval>): Extent =>
    certain && !perhaps?.has(body) ? 'certainly' : 'possibly';
  if (anyIn(foreseen, isApproved) === 'no') return { approvals: later, meant: any(later.map(lacking)) };
  const approvals = later.filter(({ mandates }) => mandates.length === 0 || mandates.some(reaches(day)));
  const meant = approvals.map((one) => all(lacking(one), one.mandates.some(reaches(day)) ? 'certainly' : 'possibly'));
  return { approvals, meant: any(meant) };
}

interface Unforeseen {
  readonly approvals: readonly Approval[];
  readonly meant: Extent;
}

const reaches =
  (day: Day) =>
  ({ from: { latest } }: Mandate): boolean =>
    latest !== null && latest <= day;

/** Whether all that a body allows begins after a day, since it allowed anything. */
const beginsAfter =
  (day: Day, end: 'earliest' | 'latest') =>
  ({ approved, mandates: [first, ...others] }: Approval): boolean =>
    first !== undefined &&
    isSameJson(first.granted, approved) &&
    [first, ...others].every(({ from: { [end]: from } }) => from !== null && from > day);

/** Whether all that is approved in a file has yet to begin: where one body allows it already, another may extend that. */
const notYetIn = (file: DecisionRow, day: Day): Extent =>
  all(
    statusIs(file, isOpen),
    not(anyIn(file.approvals, (one) => one.approved !== undefined && !beginsAfter(day, 'latest')(one))),
    any([
      anyIn(file.approvals, beginsAfter(day, 'earliest')),
      all('possibly', anyIn(file.approvals, beginsAfter(day, 'latest'))),
    ]),
  );

/** A file without what one body allowed since its commitments: another has yet to approve just that. */
const withoutOwnMandates = remembered((file: DecisionRow): DecisionRow => {
  const began = file.commitments.map(({ happened: { earliest } }) => earliest);
  const isFormer = ({ granted: { latest } }: Mandate): boolean =>
    began.length === 0 || (latest !== null && began.every((day) => day !== null && latest < day));
  const former = file.approvals.map((approval) => ({ ...approval, mandates: approval.mandates.filter(isFormer) }));
  return { ...file, approvals: former };
});

/** What allows somebody to be there, but for what the file itself does. */
function withoutOwn(situation: Situation, file: DecisionRow): Situation {
  if (file.approvals.every(({ mandates }) => mandates.length === 0)) return situation;
  const thinned = withoutOwnMandates(file);
  const decisions = sameList(situation.decisions.map((one) => (one === file ? thinned : one)));
  return { ...situation, decisions, ceilings: ceilingsOf(decisions, situation.day) };
}

/**
 * What was deployed, or is there, before everybody approved it, or before a mandate begins. Those who were there before the commitment to
 * send more are not meant: it is in effect when more are there than were observed first.
 */
export const presenceBeforeApproval: Rule = (situation) => {
  const effectOf = effectsIn(situation);
  return situation.decisions.flatMap((file) => {
    const { approvals: unforeseen, meant } = unforeseenIn(file, situation);
    const [unapproved, notYet] = [outstandingIn(file), notYetIn(file, situation.day)];
    const outstanding = any([unapproved, notYet, all(meant, statusIs(file, isOpen))]);
    if (outstanding === 'no') return [];
    const effect = unapproved === 'no' ? effectOf(file) : effectsIn(withoutOwn(situation, file))(file);
    return conditionsTo(all(outstanding, effect.extent), () => {
      const bodies = [...meantIn(file.approvals, isUnapproved), ...unforeseen];
      const early = notYet === 'no' ? [] : meantIn(file.approvals, beginsAfter(situation.day, 'latest'));
      const [names, allowing] = [bodies, early].map((all) => all.map(({ body }) => body).join(', '));
      const reasons = [names && `not approved by ${names}`, allowing && `the mandate of ${allowing} begins later`];
      return {
        kind: 'presence-before-approval',
        decision: file.id,
        subject: '',
        detail: `In effect, and ${reasons.filter(Boolean).join('; ')}.`,
        events: [...effect.events, ...[...bodies, ...early].flatMap(({ events }) => events)],
      };
    });
  });
};
