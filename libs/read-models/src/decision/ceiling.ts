import type { Amount, Day } from '@acta/domain';
import { groupBy } from '../group-by.js';
import { figuresOf, type Counted, type Figure } from '../figure/figure.js';
import type { Approval, Mandate } from './approval.js';
import { turnsOfMandates } from './bounds.js';
import { validAmong } from './mandates.js';
import { mandatesInLine } from './mandates-in-line.js';
import { measureOf } from '../figure/measure.js';
import { variantsOf } from '../time/held.js';
import { rememberedBetween } from '../time/remembered-between.js';
import type { CountedIn } from './counting.js';
import { contributionsOf } from './parts.js';
import { allowedTogether } from './told-in-twins.js';
import { strictest, waysOf } from './strictest.js';
import type { DecisionRow } from './row.js';

/** Whoever recorded a ceiling as a level meant the level that is allowed. */
export const asCeiling = <Of extends { readonly basis: string }>(of: Of): Of =>
  of.basis === 'level' ? { ...of, basis: 'ceiling' } : of;

/** "At most so many" is just what a ceiling says: the least that is known of how many there are is no part of it. */
export const ceilingFrom = ({ ceiling }: Mandate): Amount =>
  asCeiling(ceiling.qualifier === 'at-most' && ceiling.max !== null ? { ...ceiling, min: ceiling.max } : ceiling);

interface InForce {
  readonly amount: Amount;
  readonly mandate: Mandate;
  readonly valid: 'certainly' | 'possibly';
}

/** The mandates of one body that may be in force on a day, in a measure: of several, the last that was granted comes first. */
function mayBeInForce({ mandates }: Approval, measure: string, day: Day): readonly InForce[] {
  const alike = mandates.filter((one) => measureOf(one.ceiling) === measure);
  const mayBe = alike.flatMap((mandate): readonly InForce[] => {
    const valid = validAmong(alike, mandate, day);
    return valid === 'no' ? [] : [{ amount: ceilingFrom(mandate), mandate, valid }];
  });
  return mayBe.slice(Math.max(0, mayBe.findLastIndex(isInForce))).toReversed();
}

const isInForce = ({ valid }: InForce): boolean => valid === 'certainly';

/** The ceiling that a file's mandates set on a day in one measure. */
function ceilingIn(approvals: DecisionRow['approvals'], measure: string, day: Day): readonly Counted[] {
  const inForceIn = (state: Approval): readonly (InForce | undefined)[] => {
    const found = mayBeInForce(state, measure, day);
    return found.some(isInForce) ? found : [...found, undefined];
  };
  const states = approvals.map((approval) => variantsOf<Approval>(approval).flatMap(inForceIn));
  // Certain is what is in force in each of the states that may hold.
  const sure = approvals.map((approval, index) =>
    approval.certain && !states[index]?.includes(undefined)
      ? mayBeInForce(approval, measure, day).find(isInForce)
      : undefined,
  );
  const options = states.map((found, index) => [
    ...new Map([sure[index], ...found].map((one) => [one?.mandate, one])).values(),
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
    figuresOf(orNone(contributionsOf(mandatesInLine(allowedTogether(files)), ceilingsIn(day), 'mandates'))).map(
      asCeiling,
    ),
);
