import type { Day, DayBounds } from '@acta/domain';
import type { Approval, Mandate } from '../decision/approvals.js';
import { ceilingsOf } from '../decision/ceiling.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { Figure } from '../figure/figure.js';
import { remembered } from '../remembered.js';
import { dayAfter } from '../time/day-after.js';
import { variantsOf } from '../time/held.js';

/** The days from which something is over, possibly and certainly; its last day is in it. */
export const boundsOfEnd = (until: DayBounds | undefined): readonly (Day | null)[] => [
  dayAfter(until?.earliest ?? null),
  dayAfter(until?.latest ?? null),
];

/** The days on which a mandate begins or ends, possibly and certainly. */
export const boundsOfMandate = ({ from, until }: Mandate): readonly (Day | null)[] => [
  from.earliest,
  from.latest,
  ...boundsOfEnd(until),
];

function nextBound(files: readonly DecisionRow[], day: Day): Day | undefined {
  const approvals = files.flatMap((file) => file.approvals.flatMap((one) => [one, ...(one.possibly ?? [])]));
  const bounds = approvals.flatMap(({ mandates }) => mandates.flatMap(boundsOfMandate));
  return bounds
    .filter((bound) => bound !== null && bound > day)
    .reduce<Day | undefined>(
      (next, bound) => (next === undefined || (bound as Day) < next ? (bound as Day) : next),
      undefined,
    );
}

/** All that a file without links says of ceilings: its mandates, and whether it counts. */
const saidOfCeilings = remembered(({ id, status, outcome, possibly, approvals }: DecisionRow) =>
  JSON.stringify([
    [id, status, outcome, possibly],
    approvals.map((approval) => [approval.certain, variantsOf<Approval>(approval).map(({ mandates }) => mandates)]),
  ]),
);

const saysTheSame = (files: readonly DecisionRow[], others: readonly DecisionRow[]): boolean =>
  files.length === others.length &&
  files.every((file, index) => {
    const other = others[index] as DecisionRow;
    if (file === other) return true;
    return file.links.length + other.links.length === 0 && saidOfCeilings(file) === saidOfCeilings(other);
  });

/**
 * The ceilings on one day after another: the same until files hold that say otherwise, or one of their mandates begins or ends.
 * @returns to be called with later and later days
 */
export function ceilingsAlong(): (files: readonly DecisionRow[], day: Day) => readonly Figure[] {
  let known: readonly DecisionRow[] | undefined;
  let until: Day | undefined;
  let ceilings: readonly Figure[] = [];
  return (files, day) => {
    const isOver = until !== undefined && day >= until;
    if (!isOver && known && (files === known || saysTheSame(files, known))) {
      known = files;
      return ceilings;
    }
    [known, until] = [files, nextBound(files, day)];
    return (ceilings = ceilingsOf(files, day));
  };
}
