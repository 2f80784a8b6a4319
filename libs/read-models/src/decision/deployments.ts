import type { Amount, DayBounds, EventData, StatedDate } from '@acta/domain';
import { isSameMeasure } from '../figure/measure.js';
import type { Dated } from '../time/dated.js';
import { addedTo } from './amended.js';
import { furthered, linkedIn, replaced, toldBy, withRestatement, type Told } from './told.js';

export interface Deployment extends Told {
  readonly status: 'ordered' | 'partly-deployed' | 'deployed' | 'ended';
  /** What was ordered, until something else is told; of what is deployed in part, the part. */
  readonly amount?: Amount;
  /** What was ordered in all. */
  readonly ordered?: Amount;
  /** Who ordered it. */
  readonly by?: string;
  /** From when it was ordered. */
  readonly from?: StatedDate;
  /** Within which days troops, funds or equipment first went there. */
  readonly begun?: DayBounds;
  /** Within which days more went there, the last time. */
  readonly reinforced?: DayBounds;
  /** Within which days it ended. */
  readonly ended?: DayBounds;
}

/**
 * What is there of a deployment once more of it is told. So many more come on top of the parts before them; where all of it is there, as
 * many as were ordered or promised are the whole.
 */
function amountAfter(
  known: Deployment | undefined,
  { amount: stated, extent }: EventData<'DeploymentRecorded'>,
  promised: readonly Amount[],
): Amount | undefined {
  // A part that was told is not the whole: that is what was ordered, or else not known.
  if (!stated && extent === 'fully') return known?.ordered;
  if (!stated) return known?.begun ? known.amount : partOf(known?.ordered);
  const isWhole = [known?.ordered ?? [], promised]
    .flat()
    .some((whole) => isSameMeasure(whole, stated) && whole.min === stated.min && whole.max === stated.max);
  return known?.begun && !(extent === 'fully' && isWhole) ? addedTo(known.amount, stated) : stated;
}

/** Some of what was ordered, and nobody said how much. */
function partOf(ordered: Amount | undefined): Amount | undefined {
  if (!ordered) return undefined;
  const { value: _, text: _text, ...amount } = ordered;
  const isMoney = amount.currency !== undefined;
  return { ...amount, min: amount.min === '0' || isMoney ? '0' : '1', qualifier: 'unspecified' };
}

/** Whether so much may be of a deployment: what is in another unit or currency is another one. */
const isOf = ({ amount }: Deployment, told: Amount | undefined): boolean =>
  !amount || !told || isSameMeasure(amount, told);

const isAwaited = ({ status }: Deployment): boolean => status === 'ordered' || status === 'partly-deployed';

/**
 * The execution track. What is deployed after all of it was deployed is another deployment.
 * @param promised what is promised in the same file
 */
export function evolveDeployments(
  deployments: readonly Deployment[],
  dated: Dated,
  promised: readonly Amount[],
): readonly Deployment[] {
  const { fact, bounds } = dated;
  switch (fact.type) {
    case 'DeploymentOrdered':
      return (
        withRestatement(deployments, dated, fact.data.amount) ?? [
          ...deployments,
          { ...toldBy(dated), ...fact.data, ...(fact.data.amount && { ordered: fact.data.amount }), status: 'ordered' },
        ]
      );
    case 'DeploymentRecorded': {
      const { amount: told, extent } = fact.data;
      const restated = withRestatement(deployments, dated, told);
      if (restated) return restated;
      const status = extent === 'fully' ? 'deployed' : 'partly-deployed';
      const known = linkedIn(deployments, dated) ?? deployments.findLast((one) => isAwaited(one) && isOf(one, told));
      const amount = amountAfter(known, fact.data, promised);
      const went = known?.begun ? { begun: known.begun, reinforced: bounds } : { begun: bounds };
      const now = { status, amount, ...went } as const;
      if (!known) return [...deployments, { ...toldBy(dated), ...now }];
      return replaced(deployments, known, furthered(known, dated, now));
    }
    case 'DeploymentEnded': {
      if (deployments.length === 0) return [{ ...toldBy(dated), status: 'ended', ended: bounds }];
      return deployments.map((deployment) =>
        deployment.status === 'ended' ? deployment : furthered(deployment, dated, { status: 'ended', ended: bounds }),
      );
    }
    default:
      return deployments;
  }
}
