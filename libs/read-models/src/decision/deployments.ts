import type { Amount, DayBounds, EventData, StatedDate } from '@acta/domain';
import { isSameJson } from '@acta/projections';
import { isSameMeasure } from '../figure/measure.js';
import type { Dated } from '../time/dated.js';
import { addedTo, paidAfter } from './amended.js';
import { furthered, linkedIn, replaced, supersededBy, toldBy, withRestatement, type Told } from './told.js';

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
  /** Within which days some left again, the last time. */
  readonly reduced?: DayBounds;
  /** Within which days it ended. */
  readonly ended?: DayBounds;
}

/**
 * What is there of a deployment once more of it is told. So many more come on top of the parts before them, and so does money; where all
 * of it is there, as many as were ordered or promised are the whole.
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
  if (!known?.begun || (extent === 'fully' && isWhole)) return stated;
  return isMoney(stated) ? paidAfter(known.amount, stated) : addedTo(known.amount, stated);
}

const isMoney = ({ currency }: Amount): boolean => currency !== undefined;

/** Some of what was ordered, and nobody said how much. */
function partOf(ordered: Amount | undefined): Amount | undefined {
  if (!ordered) return undefined;
  const { value: _, text: _text, ...amount } = ordered;
  return { ...amount, min: amount.min === '0' || isMoney(ordered) ? '0' : '1', qualifier: 'unspecified' };
}

/** Whether so much may be of a deployment: what is in another unit or currency, or leaves out something else, is another one. */
const isOf = ({ amount }: Deployment, told: Amount | undefined): boolean =>
  !amount || !told || (isSameMeasure(amount, told) && isSameJson(amount.excludes ?? [], told.excludes ?? []));

/** From which deployment so many leave: a level, or else the last that is there. */
function leftBy(deployments: readonly Deployment[], told: Amount | undefined): Deployment | undefined {
  if (told?.basis !== 'decrease') return undefined;
  const there = deployments.filter((one) => one.begun && one.status !== 'ended' && one.amount && isOf(one, told));
  return there.findLast(({ amount }) => amount?.basis === 'level') ?? there.at(-1);
}

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
      const left = leftBy(deployments, told);
      if (told && left) {
        const fewer = { amount: addedTo(left.amount, told), reduced: bounds };
        return replaced(deployments, left, furthered(left, dated, fewer));
      }
      const status = extent === 'fully' ? 'deployed' : 'partly-deployed';
      const [former] = supersededBy(deployments, dated);
      const known =
        former ?? linkedIn(deployments, dated) ?? deployments.findLast((one) => isAwaited(one) && isOf(one, told));
      const amount = former && told ? told : amountAfter(known, fact.data, promised);
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
