import { isEventId, type Amount, type DayBounds, type EventData, type StatedDate } from '@acta/domain';
import { isSameJson } from '@acta/projections';
import { isSameMeasure } from '../figure/measure.js';
import { isChange } from '../figure/total.js';
import { superseding, type Dated } from '../time/dated.js';
import { lessBy } from './amended.js';
import { amountAfter, leftAsOrdered, partsWith, sumOfParts, type Part } from './deployed-parts.js';
import {
  furthered,
  linkedIn,
  replaced,
  saidElsewhere,
  supersededBy,
  toldBy,
  withRestatement,
  type Told,
} from './told.js';

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

/** Whether it is only told of what went there how many more or fewer did, also where it has ended. */
export const isOfPhases = <Of extends Deployment>(deployment: Of): deployment is Of & { readonly amount: Amount } => {
  const { begun, amount } = deployment;
  return begun !== undefined && amount !== undefined && isChange(amount);
};

/** Whether it is only told of a deployment how many more or fewer are there. */
export const isPhase = (deployment: Deployment): boolean => deployment.status !== 'ended' && isOfPhases(deployment);

/** Whether so much may be of a deployment: what is in another unit or currency, or leaves out something else, is another one. */
const isOf = ({ amount }: Deployment, told: Amount | undefined): boolean =>
  !amount || !told || (isSameMeasure(amount, told) && isSameJson(amount.excludes ?? [], told.excludes ?? []));

type There = Deployment & { readonly amount: Amount };

const isThere = (one: Deployment): one is There =>
  one.begun !== undefined && one.status !== 'ended' && one.amount !== undefined && !isElsewhere(one);

/** What is deployed elsewhere and said again here is no part of what goes on here. */
export const isElsewhere = ({ restates, begun }: Deployment): boolean =>
  restates !== undefined && isEventId(restates) && begun !== undefined;

/** Of which deployment so many are more or fewer: a level, or else the last that is there. */
export function changedBy<Of extends Deployment>(deployments: readonly Of[], told: Amount): Of | undefined {
  const there = deployments.filter((one) => isThere(one) && isOf(one, told));
  return there.findLast(({ amount }) => amount?.basis === 'level') ?? there.at(-1);
}

/** From which deployment so many leave; or one that has ended, of which nothing is left. */
const leftBy = (deployments: readonly Deployment[], told: Amount): Deployment | undefined =>
  changedBy(deployments, told) ??
  deployments.find((one) => isEnded(one) && one.begun && isOf(one, told) && !isElsewhere(one));

const isEnded = ({ status }: Deployment): boolean => status === 'ended';

const isAwaited = (one: Deployment): boolean =>
  !isElsewhere(one) && (one.status === 'ordered' || one.status === 'partly-deployed');

/** To which deployment more goes: one of which more was to come, or else the last that is there. */
const addedToIn = (deployments: readonly Deployment[], told: Amount | undefined): Deployment | undefined =>
  deployments.findLast((one) => isAwaited(one) && isOf(one, told)) ??
  (told && deployments.findLast((one) => isThere(one) && isOf(one, told)));

type Recorded = EventData<'DeploymentRecorded'>;

/** So many fewer are a phase of what is there, and carry out an order to leave; undefined where none leave, or nothing is there to leave. */
function withFewer(
  deployments: readonly Deployment[],
  dated: Dated,
  { amount: told, extent }: Recorded,
): readonly Deployment[] | undefined {
  const awaited = deployments.findLast((one) => isAwaited(one) && isOf(one, told));
  const order = awaited?.ordered?.basis === 'decrease' ? awaited : undefined;
  const gone = told ?? (order?.ordered && leftAsOrdered(order.ordered, extent));
  const left = gone?.basis === 'decrease' ? leftBy(deployments, gone) : undefined;
  if (!gone || !left) return undefined;
  const done = extent === 'fully' ? order : undefined;
  const part = { event: dated.fact.id, amount: gone };
  // Where nothing else is on record here, phases are told of the order itself.
  const isCarriedOut = done === left;
  const isWhole = isCarriedOut && !told;
  const fewer = isThere(left) && {
    amount: isWhole ? gone : lessBy(left.amount, gone),
    parts: isWhole ? [part] : [...(left.parts ?? []), part],
    reduced: dated.bounds,
    ...(isCarriedOut && { status: 'deployed' as const }),
  };
  const both = isCarriedOut ? left : { ...left, events: [...left.events, ...(done?.events ?? [])] };
  return replaced(
    deployments.filter((one) => one === left || one !== done),
    left,
    furthered(both, dated, { ...fewer }),
  );
}

function recorded(
  deployments: readonly Deployment[],
  dated: Dated,
  data: Recorded,
  promised: readonly Amount[],
): readonly Deployment[] {
  const { fact, bounds } = dated;
  const { amount: told, extent } = data;
  const restated = withRestatement(deployments, dated, told);
  if (restated) return restated;
  const part = told && { event: fact.id, amount: told };
  if (saidElsewhere(dated) !== undefined) {
    const status = extent === 'fully' ? 'deployed' : 'partly-deployed';
    const parts = part ? { amount: part.amount, parts: [part] } : {};
    return [...deployments, { ...toldBy(dated), status, ...parts, begun: bounds }];
  }
  const [former] = supersededBy(deployments, dated);
  const mended = former && part && partsWith(former.parts ?? [], part, superseding(fact));
  if (mended)
    return replaced(deployments, former, furthered(former, dated, { parts: mended, amount: sumOfParts(mended) }));
  const fewer = withFewer(deployments, dated, data);
  if (fewer) return fewer;
  const named = former ?? linkedIn(deployments, dated);
  const known = named ?? addedToIn(deployments, told);
  const status = extent === 'fully' || (!named && known?.status === 'deployed') ? 'deployed' : 'partly-deployed';
  const amount = former && told ? told : amountAfter(known, data, promised);
  const went = known?.begun ? { begun: known.begun, reinforced: bounds } : { begun: bounds };
  const before = known?.begun && amount !== told ? (known.parts ?? []) : [];
  const now = { status, amount, ...(part && { parts: [...before, part] }), ...went } as const;
  if (!known) return [...deployments, { ...toldBy(dated), ...now }];
  return replaced(deployments, known, furthered(known, dated, now));
}

/**
 * The execution track. So many more or fewer are a phase of what is there in the same measure, also where all of it was there; nobody
 * knows that of what was told without an amount.
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
    case 'DeploymentRecorded':
      return recorded(deployments, dated, fact.data, promised);
    case 'DeploymentEnded': {
      const restated = withRestatement(deployments, dated, undefined);
      if (restated) return restated;
      // What is not on record here, or is over, is told to have ended elsewhere.
      if (deployments.every(isEnded)) return [...deployments, { ...toldBy(dated), status: 'ended', ended: bounds }];
      return deployments.map((one) => (isEnded(one) ? one : furthered(one, dated, { status: 'ended', ended: bounds })));
    }
    default:
      return deployments;
  }
}
