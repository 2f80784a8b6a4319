import type { Day, DayBounds } from '@acta/domain';
import { remembered } from '../remembered.js';
import { dayAfter } from '../time/day-after.js';
import { variantsOf } from '../time/held.js';
import type { Approval, Mandate } from './approvals.js';
import type { Commitment } from './commitments.js';
import { lastDayOf, type Granted } from './mandates.js';
import type { DecisionRow } from './row.js';

/** The days from which on something is over, possibly and certainly; its last day is in it. */
const boundsOfEnd = (until: DayBounds | undefined): readonly (Day | null)[] => [
  dayAfter(until?.earliest ?? null),
  dayAfter(until?.latest ?? null),
];

/** The days from which on a mandate holds, and from which on it does no more, possibly and certainly. */
const boundsOfMandate = (mandate: Mandate): readonly (Day | null)[] => [
  mandate.from.earliest,
  mandate.from.latest,
  ...boundsOfEnd(lastDayOf(mandate)),
];

/** The day from which on a mandate of a vague end may have been in force and be over: after its first. */
const boundOfShortest = (mandate: Granted): readonly (Day | null)[] => {
  const last = lastDayOf(mandate);
  return mandate.takenBack || last?.earliest !== last?.latest ? [dayAfter(mandate.from.earliest)] : [];
};

/** The days from which on mandates in these files hold, or do no more. */
export const turnsOfMandates = (
  files: readonly Pick<DecisionRow, 'approvals' | 'elsewhere'>[],
): readonly (Day | null)[] =>
  files
    .flatMap((file) => [file, ...(file.elsewhere ?? [])])
    .flatMap(({ approvals }) => approvals.flatMap(variantsOf<Approval>))
    .flatMap(({ mandates, takenBack = [] }) => [
      ...mandates.flatMap(boundsOfMandate),
      ...[...takenBack, ...mandates].flatMap(boundOfShortest),
    ]);

/** The days from which on something that is promised in these files is over. */
export const turnsOfCommitments = (files: readonly DecisionRow[]): readonly (Day | null)[] => files.flatMap(turnsIn);

const turnsIn = remembered(({ commitments }: DecisionRow): readonly (Day | null)[] =>
  commitments.flatMap(variantsOf<Commitment>).flatMap(({ until }) => (until ? boundsOfEnd(until) : [])),
);
