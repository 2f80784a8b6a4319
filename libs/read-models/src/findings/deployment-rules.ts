import type { Approval } from '../decision/approvals.js';
import type { Deployment } from '../decision/deployments.js';
import type { DecisionRow } from '../decision/timeline.js';
import { remembered } from '../remembered.js';
import { arrivalsIn, inEffectBySight } from './arrivals.js';
import { isUnapproved } from './approval-rules.js';
import { all, any, anyIn, meantIn, not, type Extent } from './extent.js';
import { beyondCeiling, thereIn } from './presence-seen.js';
import {
  conditionsTo,
  isOpen,
  statusIs,
  type Condition,
  type FileRule,
  type Rule,
  type Situation,
} from './situation.js';

const isGranted = ({ status }: Approval): boolean => status === 'granted';
const hasBegun = ({ status }: Deployment): boolean => status !== 'ordered';
const isThere = ({ status }: Deployment): boolean => status === 'partly-deployed' || status === 'deployed';

/** Whether all approvals are granted and no deployment is on record. */
const waitsToDeploy = (file: DecisionRow): Extent =>
  all(
    file.kind === 'personnel' || file.kind === 'equipment' ? 'certainly' : 'no',
    statusIs(file, isOpen),
    anyIn(file.approvals, isGranted),
    not(anyIn(file.approvals, (approval) => !isGranted(approval))),
    not(anyIn(file.deployments, hasBegun)),
  );

const waiting: FileRule = (file) =>
  conditionsTo(waitsToDeploy(file), () => ({
    kind: 'approved-never-deployed',
    decision: file.id,
    subject: '',
    detail: 'All approvals are granted, and no deployment is on record.',
    events: meantIn(file.approvals, isGranted).flatMap(({ events }) => events),
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

/** Whether a file is in effect: by what was deployed, or else by what is there and is not allowed by any mandate. */
function effectsIn(situation: Situation): (file: DecisionRow) => Effect {
  const seen = thereIn(situation).map((there) => ({ there, unallowed: beyondCeiling(situation, there).unallowed }));
  return (file) => {
    const deployed = anyIn(file.deployments, isThere);
    const effects = seen.map(({ there, unallowed }): Effect => {
      const extent = deployed === 'certainly' ? 'no' : all(unallowed, inEffectBySight(file, situation, there));
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
 * What was deployed, or is there, before everybody approved it. Those who were there before the commitment to send more are
 * not meant: a commitment of an increase is in effect when more are there than were observed first.
 */
export const presenceBeforeApproval: Rule = (situation) => {
  const effectOf = effectsIn(situation);
  return situation.decisions.flatMap((file) => {
    const outstanding = outstandingIn(file);
    if (outstanding === 'no') return [];
    const effect = effectOf(file);
    return conditionsTo(all(outstanding, effect.extent), () => {
      const bodies = meantIn(file.approvals, isUnapproved);
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
