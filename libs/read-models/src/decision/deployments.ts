import type { Amount, DayBounds, StatedDate } from '@acta/domain';
import { isSameJson } from '@acta/projections';
import { isSameMeasure } from '../figure/measure.js';
import { isChange } from '../figure/total.js';
import { superseding, type Dated } from '../time/dated.js';
import { lessBy } from './amended.js';
import { amountAfter, partsWith, sumOfParts, type Part } from './deployed-parts.js';
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
  /** What was told to be there in parts, each by the event that told it. */
  readonly parts?: readonly Part[];
  /** Within which days troops, funds or equipment first went there. */
  readonly begun?: DayBounds;
  /** Where another file began it, whose place this one takes: within which days a phase of it was first told here. */
  readonly continued?: DayBounds;
  /** Certain but for another file, which may tell by then what is there in its place. */
  readonly mayGiveWay?: true;
  /** Within which days more went there, the last time. */
  readonly reinforced?: DayBounds;
  /** Within which days some left again, the last time. */
  readonly reduced?: DayBounds;
  /** Within which days it ended. */
  readonly ended?: DayBounds;
}

/** Whether it is only told of a deployment how many more or fewer are there. */
export const isPhase = <Of extends Deployment>(deployment: Of): deployment is Of & { readonly amount: Amount } => {
  const { status, amount } = deployment;
  return status !== 'ordered' && status !== 'ended' && amount !== undefined && isChange(amount);
};

/** Whether so much may be of a deployment: what is in another unit or currency, or leaves out something else, is another one. */
const isOf = ({ amount }: Deployment, told: Amount | undefined): boolean =>
  !amount || !told || (isSameMeasure(amount, told) && isSameJson(amount.excludes ?? [], told.excludes ?? []));

/** Of which deployment so many are more or fewer: a level, or else the last that is there. */
export function changedBy<Of extends Deployment>(deployments: readonly Of[], told: Amount): Of | undefined {
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
      const part = told && { event: fact.id, amount: told };
      const [former] = supersededBy(deployments, dated);
      const mended = former && part && partsWith(former.parts ?? [], part, superseding(fact));
      if (mended)
        return replaced(deployments, former, furthered(former, dated, { parts: mended, amount: sumOfParts(mended) }));
      const left = told?.basis === 'decrease' ? changedBy(deployments, told) : undefined;
      if (part && left?.amount) {
        const fewer = {
          amount: lessBy(left.amount, part.amount),
          parts: [...(left.parts ?? []), part],
          reduced: bounds,
        };
        return replaced(deployments, left, furthered(left, dated, fewer));
      }
      const status = extent === 'fully' ? 'deployed' : 'partly-deployed';
      const known =
        former ?? linkedIn(deployments, dated) ?? deployments.findLast((one) => isAwaited(one) && isOf(one, told));
      const amount = former && told ? told : amountAfter(known, fact.data, promised);
      const went = known?.begun ? { begun: known.begun, reinforced: bounds } : { begun: bounds };
      const before = known?.begun && amount !== told ? (known.parts ?? []) : [];
      const now = { status, amount, ...(part && { parts: [...before, part] }), ...went } as const;
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
