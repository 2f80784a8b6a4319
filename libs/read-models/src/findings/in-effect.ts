import type { DayBounds } from '@acta/domain';
import type { Approval } from '../decision/approval.js';
import type { Deployment } from '../decision/deployments.js';
import type { DecisionRow } from '../decision/row.js';
import type { Figure } from '../figure/figure.js';
import { isSameMeasure } from '../figure/measure.js';
import { variantsOf, type Held } from '../time/held.js';
import { isApproved } from './approval-rules.js';
import { inEffectBySight, sendersIn } from './arrivals.js';
import { beyondCeiling } from './beyond-ceiling.js';
import { all, any, anyIn, extentIn, inAll, meantIn, not, type Extent } from './extent.js';
import { happenedSince, stillThereIn } from './presence-seen.js';
import { isOpen, statusIs, type Situation } from './situation.js';

export const isThere = ({ status }: Deployment): boolean => status === 'partly-deployed' || status === 'deployed';

/** Whether a file is in effect, and the events that tell it. */
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

/** Whether anything in a measure is approved or deployed in an open file. */
function isAllowing(file: DecisionRow, measure: Figure): boolean {
  if (statusIs(file, isOpen) === 'no') return false;
  const approvals = file.approvals.flatMap(variantsOf<Approval>);
  const amounts = [
    ...approvals.flatMap(({ amount, mandates }) => [amount ?? [], mandates.map(({ ceiling }) => ceiling)].flat()),
    ...file.deployments.flatMap(variantsOf<Deployment>).flatMap(({ amount }) => amount ?? []),
  ];
  return amounts.some((amount) => isSameMeasure(amount, measure));
}

/** Whether another file of the party was approved, and sends in a measure, or allows it. */
const othersWereApproved = ({ decisions }: Situation, { id }: DecisionRow, measure: Figure): boolean => {
  const isApprovedOther = (other: DecisionRow): boolean =>
    other.id !== id && anyIn(other.approvals, isApproved) !== 'no';
  return (
    sendersIn(decisions, measure).some(isApprovedOther) ||
    decisions.some((other) => isApprovedOther(other) && isAllowing(other, measure))
  );
};

/**
 * Whether a file is in effect: by what was deployed, or else by what is there and is not allowed by any mandate.
 * @param seenThere who or what is there
 */
export function effectsIn(situation: Situation, seenThere = stillThereIn(situation)): (file: DecisionRow) => Effect {
  const seen = seenThere.map((there) => ({ there, ...beyondCeiling(situation, there) }));
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
