import { type Amount, type Day, exceeds } from '@acta/domain';
import type { Counted, Figure } from '../figure/figure.js';
import type { Approval, Mandate } from './approvals.js';
import type { CountedIn } from './counting.js';
import { countedOnce } from './parts.js';
import type { DecisionRow } from './timeline.js';

/** Whether a mandate holds on a day: for certain, possibly, or no more or not yet. Its last day is in it. */
export function validOn({ from, until }: Mandate, day: Day): 'certainly' | 'possibly' | 'no' {
  const begun = from.latest !== null && from.latest <= day;
  const ended = until !== undefined && until.latest !== null && until.latest < day;
  if (ended || (from.earliest !== null && from.earliest > day)) return 'no';
  const endsBefore = until !== undefined && (until.earliest === null || until.earliest < day);
  return begun && !endsBefore ? 'certainly' : 'possibly';
}

/** The mandate of one body in force on a day: of several, the last that was granted. */
const inForce = ({ mandates }: Approval, day: Day, sure: boolean): Mandate | undefined =>
  mandates.findLast((mandate) => (sure ? validOn(mandate, day) === 'certainly' : validOn(mandate, day) !== 'no'));

/** What several bodies allow together: no more than the strictest. */
const strictest = (mandates: readonly (Mandate | undefined)[]): Amount | undefined =>
  mandates.reduce<Amount | undefined>(
    (least, mandate) =>
      mandate && (!least || exceeds(least, mandate.ceiling) === 'certainly') ? mandate.ceiling : least,
    undefined,
  );

/** The ceiling that a file's mandates set on a day. */
function ceilingIn({ approvals }: Pick<DecisionRow, 'approvals'>, day: Day): Counted {
  const known = approvals.filter(({ certain }) => certain);
  const sure = known.map((approval) => inForce(approval, day, true));
  const options = approvals.flatMap(({ possibly = [] }) => possibly.length);
  const scenarios = Array.from({ length: Math.max(1, ...options) }, (_, index) =>
    approvals.map((approval) => {
      const { possibly = [] } = approval;
      return inForce(possibly[Math.min(index, possibly.length - 1)] ?? approval, day, false);
    }),
  );
  const possible = scenarios.map(strictest);
  const ceiling = strictest(sure);
  const all = [...sure, ...scenarios.flat()].filter((mandate) => mandate !== undefined);
  const isSettled = possible.every((amount) => JSON.stringify(amount) === JSON.stringify(ceiling));
  return {
    sure: ceiling,
    possible: isSettled ? [] : possible,
    ...(all.some(({ disputed }) => disputed) && { disputed: true }),
    events: [...new Set(all.map(({ event }) => event))],
  };
}

const ceilingsIn =
  (day: Day): CountedIn =>
  (file) => {
    const ceiling = ceilingIn(file, day);
    return [ceiling.sure, ...ceiling.possible].some((amount) => amount !== undefined) ? [ceiling] : [];
  };

/**
 * The ceilings that the files of one contributor set together, by measure: as many are allowed, which says nothing of how many there
 * are. What is allowed for a part is in what is allowed for the whole.
 */
export const ceilingsOf = (files: readonly DecisionRow[], day: Day): readonly Figure[] =>
  countedOnce(files, ceilingsIn(day)).map((figure) =>
    figure.basis === 'level' ? { ...figure, basis: 'ceiling' } : figure,
  );
