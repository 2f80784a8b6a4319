import { remembered } from '../remembered.js';
import { stateOf, variantsOf, type Held } from '../time/held.js';
import { isOutstanding, type Approval } from './approval.js';
import type { Deployment } from './deployments.js';
import { joinedSteps, union } from './joined-steps.js';
import { alsoAs } from './otherwise.js';
import type { DecisionRow } from './row.js';
import { twinsIn, type Twin } from './twins.js';

/** Of an unknown day, a step comes before all that has one. */
const dayOf = ({ happened }: Approval): string => happened.latest ?? '';

/** The earlier one first; of two of one day, a decision comes last. */
function inOrder(mine: Approval, theirs: Approval): readonly [Approval, Approval] {
  const isLater = dayOf(theirs) > dayOf(mine);
  const isDecision = dayOf(theirs) === dayOf(mine) && isOutstanding(mine) && !isOutstanding(theirs);
  return isLater || isDecision ? [mine, theirs] : [theirs, mine];
}

const isSure = ({ certain, possibly }: Held<Approval>): boolean => certain && !possibly;

/** Files of one party in a mission are counted together. */
const areCountedTogether = (a: DecisionRow, b: DecisionRow): boolean =>
  a.contributor === b.contributor && a.mission === b.mission;

/** Of what two files tell of a body, only what is granted in the first: what may be granted in the other may count there. */
function lessGrantedThere(both: Approval, { mandates, takenBack = [], amount, amountOn, granted }: Approval): Approval {
  const { amount: approved, amountOn: _amountOn, granted: _granted, takenBack: _takenBack, ...step } = both;
  const own = new Set([...mandates, ...takenBack].map(({ event }) => event));
  const isGranted = ({ event }: { readonly event: string }): boolean => own.has(event);
  const taken = (both.takenBack ?? []).filter(isGranted);
  return {
    ...step,
    mandates: both.mandates.filter(isGranted),
    ...(approved && amount && { amount, amountOn }),
    ...(granted && { granted }),
    ...(taken.length > 0 && { takenBack: taken }),
  };
}

/** What says again what is told in the other file stays no more than that in its own. */
const withOwnWay = ({ again, gaveWay }: Approval, both: Approval): Approval =>
  again && gaveWay ? { ...both, gaveWay } : both;

function joined(own: Held<Approval>, { file, certain }: Twin, isCountedThere: boolean): Held<Approval> {
  const other = file.approvals.find(({ body }) => body === own.body);
  if (!other || other.events.every((event) => own.events.includes(event))) return own;
  const mine = stateOf<Approval>(own);
  const [first, ...others] = variantsOf<Approval>(other).map((theirs) =>
    withOwnWay(mine, joinedSteps(...inOrder(mine, stateOf<Approval>(theirs)))),
  );
  if (certain && isSure(own) && isSure(other)) return { ...(first as Approval), certain: true };
  const perhaps = [first as Approval, ...others].map((both) => (isCountedThere ? lessGrantedThere(both, mine) : both));
  return { ...own, possibly: [...(own.possibly ?? []), ...perhaps] };
}

/** The approvals of a file, with the steps of the same bodies in files that are the same. */
export function approvalsWithTwins(file: DecisionRow, twins: readonly Twin[]): DecisionRow['approvals'] {
  if (twins.length === 0) return file.approvals;
  return file.approvals.map((approval) => {
    let told = approval;
    for (const twin of twins) told = joined(told, twin, areCountedTogether(file, twin.file));
    return told;
  });
}

/** Files, each with where the other bodies stand by those that are the same, here and elsewhere. */
const withApprovalsOf =
  (isMeant: (twin: Twin) => boolean) =>
  (files: readonly DecisionRow[]): readonly DecisionRow[] => {
    const twins = twinsIn(files);
    if (twins.size === 0 && !files.some(({ elsewhere }) => elsewhere)) return files;
    return files.map((file) => {
      const own = new Set(file.approvals.map(({ body }) => body));
      const here = (twins.get(file.id) ?? [])
        .filter(isMeant)
        .flatMap((twin) => twin.file.approvals.map((one) => ({ ...one, certain: one.certain && twin.certain })));
      const others = [...here, ...(file.elsewhere ?? []).flatMap(({ approvals }) => approvals)];
      const added = new Map(others.flatMap((one) => (own.has(one.body) ? [] : [[one.body, one] as const])));
      return added.size === 0 ? file : { ...file, approvals: [...file.approvals, ...added.values()] };
    });
  };

/** The same files, each with all that bodies decided in those that are certainly the same: they allow it together. */
export const allowedTogether = remembered(withApprovalsOf(({ certain }) => certain));

/** The same files, each with all that is awaited and decided in those that are the same, or may be. */
export const awaitedTogether = remembered(withApprovalsOf(() => true));

const isEnded = ({ status }: Deployment): boolean => status === 'ended';

/** The deployments of a file, ended where a file that is the same says so. */
export function deploymentsWithTwins(
  deployments: DecisionRow['deployments'],
  twins: readonly Twin[],
): DecisionRow['deployments'] {
  const ends = twins.flatMap(({ file, certain }) =>
    file.deployments.flatMap((item) => {
      const isSettled = certain && item.certain && !item.possibly;
      return variantsOf<Deployment>(item)
        .filter(isEnded)
        .map((end) => ({ end, certain: isSettled }));
    }),
  );
  if (ends.length === 0) return deployments;
  return deployments.map((deployment): Held<Deployment> => {
    const since = (deployment.reinforced ?? deployment.begun ?? deployment.happened).earliest ?? '';
    const found = ends.find(({ end }) => (end.ended?.latest ?? '') >= since);
    if (!found || isEnded(deployment)) return deployment;
    const { ended, events } = found.end;
    const state = { status: 'ended', ...(ended && { ended }), events: union(deployment.events, events) } as const;
    return alsoAs<Deployment>(deployment, state, found.certain);
  });
}
