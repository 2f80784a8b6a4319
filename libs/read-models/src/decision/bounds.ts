import type { Day, DayBounds } from '@acta/domain';
import { remembered } from '../remembered.js';
import { dayAfter } from '../time/day-after.js';
import { variantsOf } from '../time/held.js';
import type { Approval, Mandate } from './approval.js';
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

export const isVague = (bounds: DayBounds | undefined): boolean => bounds?.earliest !== bounds?.latest;

/** The day from which on a mandate of a vague end may have been in force and be over: after its first. */
const boundOfShortest = (mandate: Granted, mayEndAnyDay: boolean): readonly (Day | null)[] =>
  mandate.takenBack || mayEndAnyDay || isVague(lastDayOf(mandate)) ? [dayAfter(mandate.from.earliest)] : [];

/** All mandates that a body granted, also those that it says again: they may be told here only. */
const mandatesOf = ({ mandates, again = [] }: Approval): readonly Mandate[] => [
  ...mandates,
  ...again.flatMap(({ mandate }) => mandate ?? []),
];

/** The days from which on mandates in these files hold, or do no more; any may end where one begins on a vague day, and takes its place. */
export function turnsOfMandates(
  files: readonly Pick<DecisionRow, 'approvals' | 'elsewhere'>[],
): readonly (Day | null)[] {
  const approvals = files
    .flatMap((file) => [file, ...(file.elsewhere ?? [])])
    .flatMap((file) => file.approvals.flatMap(variantsOf<Approval>));
  const mayEnd = approvals.some((one) => isVague(one.granted?.on) || mandatesOf(one).some(({ from }) => isVague(from)));
  return approvals.flatMap((approval) => [
    ...mandatesOf(approval).flatMap(boundsOfMandate),
    ...[...(approval.takenBack ?? []), ...mandatesOf(approval)].flatMap((one) => boundOfShortest(one, mayEnd)),
  ]);
}

/** The days from which on something that is promised in these files is over. */
export const turnsOfCommitments = (files: readonly DecisionRow[]): readonly (Day | null)[] => files.flatMap(turnsIn);

const turnsIn = remembered(({ commitments }: DecisionRow): readonly (Day | null)[] =>
  commitments.flatMap(variantsOf<Commitment>).flatMap(({ until }) => (until ? boundsOfEnd(until) : [])),
);
