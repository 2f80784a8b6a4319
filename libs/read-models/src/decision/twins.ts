import { groupBy } from '../group-by.js';
import { remembered } from '../remembered.js';
import type { Held } from '../time/held.js';
import { isOutstanding, type Approval, type Mandate } from './approvals.js';
import type { Deployment } from './deployments.js';
import { twinLinks } from './links.js';
import { alsoAs } from './otherwise.js';
import type { DecisionRow } from './row.js';

/** A file that is the same as another, and whether that is certain. */
export interface Twin {
  readonly file: DecisionRow;
  readonly certain: boolean;
}

/** Of these files those that are the same, or say again what the other says, whichever of them says so; by id. */
export const twinsIn = remembered((files: readonly DecisionRow[]): ReadonlyMap<string, readonly Twin[]> => {
  if (!files.some(({ links }) => links.length > 0)) return new Map();
  const byName = new Map(files.map((file) => [`decisions/${file.id}`, file]));
  const pairs = files.flatMap((file) =>
    twinLinks(file).flatMap(({ to, certain }) => {
      const other = byName.get(to);
      if (!other || other === file) return [];
      return [
        { id: file.id, twin: { file: other, certain } },
        { id: other.id, twin: { file, certain } },
      ];
    }),
  );
  return new Map([...groupBy(pairs, ({ id }) => id)].map(([id, all]) => [id, all.map(({ twin }) => twin)]));
});

/** Of an unknown day, a step comes before all that has one. */
const dayOf = ({ happened }: Approval): string => happened.latest ?? '';

const union = (...lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

/** Mandates in the order in which they were granted, each once. */
const mandatesOf = (...approvals: readonly Approval[]): readonly Mandate[] =>
  [...new Map(approvals.flatMap(({ mandates }) => mandates).map((one) => [one.event, one])).values()].toSorted(
    (a, b) => ((a.granted.latest ?? '') < (b.granted.latest ?? '') ? -1 : 1),
  );

/** Where a file stands at a body whose steps are told in two files, as if they had been told in one. */
function joinedSteps(earlier: Approval, later: Approval): Approval {
  const mandates = mandatesOf(earlier, later);
  const approved = earlier.approved ?? later.approved;
  const events = union(earlier.events, later.events);
  // That approval is required is no news where it is awaited already.
  if (later.status === 'required' && isOutstanding(earlier)) return { ...earlier, events };
  const steps = { ...later, ...(approved && { approved }), events };
  if (later.status === 'refused' && earlier.status === 'granted') {
    const [event, on] = [later.events.at(-1) as string, later.happened];
    const taken = mandates.map((mandate) => ({ ...mandate, takenBack: { event, on } }));
    return { ...steps, mandates: [], takenBack: [...(later.takenBack ?? []), ...taken] };
  }
  const amount = later.amount ?? (later.status === 'refused' ? undefined : earlier.amount);
  return { ...steps, mandates, ...(amount && { amount }) };
}

function stepOf(approval: Held<Approval>): Approval {
  const { certain: _certain, possibly: _possibly, ...step } = approval;
  return step;
}

const isSure = ({ certain, possibly }: Held<Approval>): boolean => certain && !possibly;

function joined(approval: Held<Approval>, twins: readonly Twin[]): Held<Approval> {
  return twins.reduce<Held<Approval>>((own, { file, certain }) => {
    const other = file.approvals.find(({ body }) => body === own.body);
    if (!other || other.events.every((event) => own.events.includes(event))) return own;
    const [mine, theirs] = [stepOf(own), stepOf(other)];
    const isLater =
      dayOf(theirs) > dayOf(mine) || (dayOf(theirs) === dayOf(mine) && isOutstanding(mine) && !isOutstanding(theirs));
    const both = isLater ? joinedSteps(mine, theirs) : joinedSteps(theirs, mine);
    if (certain && isSure(own) && isSure(other)) return { ...both, certain: true };
    return { ...own, possibly: [...(own.possibly ?? []), both] };
  }, approval);
}

/** The approvals of a file, with the steps of the same bodies in files that are the same. */
export const approvalsWithTwins = (
  approvals: DecisionRow['approvals'],
  twins: readonly Twin[],
): DecisionRow['approvals'] => (twins.length === 0 ? approvals : approvals.map((approval) => joined(approval, twins)));

const isEnded = ({ status }: Deployment): boolean => status === 'ended';

/** The deployments of a file, ended where a file that is the same says so. */
export function deploymentsWithTwins(
  deployments: DecisionRow['deployments'],
  twins: readonly Twin[],
): DecisionRow['deployments'] {
  const ends = twins.flatMap(({ file, certain }) =>
    file.deployments.filter(isEnded).map((end) => ({ end, certain: certain && end.certain && !end.possibly })),
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
