import type { Day } from '@acta/domain';
import type { Approval } from '../decision/approval.js';
import { ceilingsOf } from '../decision/ceiling.js';
import type { DecisionRow } from '../decision/row.js';
import type { Figure } from '../figure/figure.js';
import { remembered } from '../remembered.js';
import { variantsOf } from '../time/held.js';

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
    const isApart = [file, other].every(({ links, elsewhere }) => links.length === 0 && !elsewhere);
    return isApart && saidOfCeilings(file) === saidOfCeilings(other);
  });

/**
 * The ceilings on one day after another: those of the files that were asked about before, as long as none holds that says otherwise.
 * @returns to be called with later and later days
 */
export function ceilingsAlong(): (files: readonly DecisionRow[], day: Day) => readonly Figure[] {
  let known: readonly DecisionRow[] = [];
  return (files, day) => {
    if (files !== known && !saysTheSame(files, known)) known = files;
    return ceilingsOf(known, day);
  };
}
