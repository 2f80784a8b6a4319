import type { Day } from '@acta/domain';
import type { Counted, Figure } from '../figure/figure.js';
import type { Approval, Mandate } from './approvals.js';
import { turnsOfMandates } from './bounds.js';
import { measureOf } from '../figure/measure.js';
import { variantsOf } from '../time/held.js';
import { rememberedBetween } from '../time/remembered-between.js';
import type { CountedIn } from './counting.js';
import { countedOnce } from './parts.js';
import { strictest, waysOf } from './strictest.js';
import type { DecisionRow } from './timeline.js';

/** Whether a mandate holds on a day: for certain, possibly, or no more or not yet. Its last day is in it. */
export function validOn({ from, until }: Mandate, day: Day): 'certainly' | 'possibly' | 'no' {
  const begun = from.latest !== null && from.latest <= day;
  const ended = until !== undefined && until.latest !== null && until.latest < day;
  if (ended || (from.earliest !== null && from.earliest > day)) return 'no';
  const endsBefore = until !== undefined && (until.earliest === null || until.earliest < day);
  return begun && !endsBefore ? 'certainly' : 'possibly';
}

/** Whoever recorded a ceiling as a level meant the level that is allowed. */
export const asCeiling = <Of extends { readonly basis: string }>(of: Of): Of =>
  of.basis === 'level' ? { ...of, basis: 'ceiling' } : of;

/** The mandate of one body in force on a day, in a measure: of several, the last that was granted. */
function inForce({ mandates }: Approval, measure: string, day: Day, sure: boolean) {
  const mandate = mandates.findLast((one) => {
    const valid = validOn(one, day);
    return measureOf(one.ceiling) === measure && (sure ? valid === 'certainly' : valid !== 'no');
  });
  return mandate && { amount: asCeiling(mandate.ceiling), mandate };
}

/** The ceiling that a file's mandates set on a day in one measure. */
function ceilingIn(approvals: DecisionRow['approvals'], measure: string, day: Day): readonly Counted[] {
  const sure = approvals.map((approval) => (approval.certain ? inForce(approval, measure, day, true) : undefined));
  const options = approvals.map((approval, index) => [
    ...new Map(
      [sure[index], ...variantsOf<Approval>(approval).map((one) => inForce(one, measure, day, false))].map((one) => [
        one?.mandate,
        one,
      ]),
    ).values(),
  ]);
  const ceiling = strictest(sure)?.amount;
  // Where nothing is in force, there is no ceiling, rather than one of nothing.
  const ways = waysOf(options).flatMap((way) => strictest(way)?.amount ?? []);
  const possible = [...new Map(ways.map((amount) => [JSON.stringify(amount), amount])).values()];
  if (possible.length === 0) return [];
  const isSettled = possible.every((amount) => JSON.stringify(amount) === JSON.stringify(ceiling));
  const all = options.flat().flatMap((one) => one?.mandate ?? []);
  return [
    {
      sure: ceiling,
      possible: isSettled ? [] : possible,
      ...(all.some(({ disputed }) => disputed) && { disputed: true }),
      events: [...new Set(all.map(({ event }) => event))],
    },
  ];
}

const ceilingsIn =
  (day: Day): CountedIn =>
  ({ approvals }) => {
    const mandates = approvals.flatMap(variantsOf<Approval>).flatMap((one) => one.mandates);
    const measures = new Set(mandates.map(({ ceiling }) => measureOf(ceiling)));
    return [...measures].flatMap((measure) => ceilingIn(approvals, measure, day));
  };

/**
 * The ceilings that the files of one contributor set together, by measure: as many are allowed, which says nothing of how many there
 * are. What is allowed for a part is in what is allowed for the whole.
 */
export const ceilingsOf: (files: readonly DecisionRow[], day: Day) => readonly Figure[] = rememberedBetween(
  turnsOfMandates,
  (files, day) => countedOnce(files, ceilingsIn(day)).map(asCeiling),
);
