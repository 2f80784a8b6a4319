import type { Amount, Day } from '@acta/domain';
import { groupBy } from '../group-by.js';
import { figuresOf, type Counted, type Figure } from '../figure/figure.js';
import type { Approval, Mandate } from './approvals.js';
import { turnsOfMandates } from './bounds.js';
import { measureOf } from '../figure/measure.js';
import { variantsOf } from '../time/held.js';
import { rememberedBetween } from '../time/remembered-between.js';
import type { CountedIn } from './counting.js';
import { contributionsOf } from './parts.js';
import { allowedTogether } from './told-in-twins.js';
import { strictest, waysOf } from './strictest.js';
import type { DecisionRow } from './row.js';

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

/** "At most so many" is just what a ceiling says: the least that is known of how many there are is no part of it. */
export const ceilingFrom = ({ ceiling }: Mandate): Amount =>
  asCeiling(ceiling.qualifier === 'at-most' && ceiling.max !== null ? { ...ceiling, min: ceiling.max } : ceiling);

/** The mandate of one body in force on a day, in a measure: of several, the last that was granted. */
function inForce({ mandates, gaveWay }: Approval, measure: string, day: Day, sure: boolean) {
  const mandate = mandates.findLast((one) => {
    if (gaveWay) return false;
    const valid = validOn(one, day);
    return measureOf(one.ceiling) === measure && (sure ? valid === 'certainly' : valid !== 'no');
  });
  return mandate && { amount: ceilingFrom(mandate), mandate };
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

const measureIn = ({ sure, possible }: Counted): string | undefined => {
  const amount = sure ?? possible.find((one) => one !== undefined);
  return amount && measureOf(amount);
};

/** A ceiling that may not be there leaves none, rather than one of nothing, where there is no other in its measure. */
function orNone(counted: readonly Counted[]): readonly Counted[] {
  const alike = groupBy(counted, measureIn);
  return counted.map((one) =>
    one.sure === undefined && alike.get(measureIn(one))?.length === 1
      ? { ...one, possible: one.possible.filter((amount) => amount !== undefined) }
      : one,
  );
}

/**
 * The ceilings that the files of one contributor set together, by measure: as many are allowed, which says nothing of how many there
 * are. What is allowed for a part is in what is allowed for the whole.
 */
export const ceilingsOf: (files: readonly DecisionRow[], day: Day) => readonly Figure[] = rememberedBetween(
  turnsOfMandates,
  (files: readonly DecisionRow[], day) =>
    figuresOf(orNone(contributionsOf(allowedTogether(files), ceilingsIn(day), 'approvals'))).map(asCeiling),
);
