import { exceeds, sumOf, type Amount } from '@acta/domain';
import type { Approval, Mandate } from '../decision/approval.js';
import { ceilingFrom } from '../decision/ceiling.js';
import { validOn } from '../decision/mandates.js';
import type { Commitment } from '../decision/commitments.js';
import type { DecisionRow } from '../decision/row.js';
import { standingFiles } from '../decision/uncounted.js';
import type { Figure, Range } from '../figure/figure.js';
import { isSameMeasure } from '../figure/measure.js';
import { remembered } from '../remembered.js';
import { variantsOf } from '../time/held.js';
import { all, any, type Extent } from './extent.js';
import { interval, type There } from './presence-seen.js';
import { isOpen, statusIs, type Situation } from './situation.js';

export interface Beyond {
  /** The ceiling that mandates set, or may set, in the measure of what is there. */
  readonly ceiling: Figure | undefined;
  /** Whether there is a ceiling, and more is there. */
  readonly above: Extent;
  /** Whether more is there than mandates in force allow; without any, that is certain. */
  readonly unallowed: Extent;
}

/** The ceilings of mandates that may be in force on a day: of those that may be, there may be one without the others. */
const eachPossible = ({ decisions, day }: Situation, figure: Figure): readonly Range[] =>
  mandatesIn(decisions)
    .filter((mandate) => isSameMeasure(mandate.ceiling, figure) && validOn(mandate, day) !== 'no')
    .map((mandate) => ceilingFrom(mandate));

const mandatesIn = remembered((decisions: readonly DecisionRow[]): readonly Mandate[] =>
  standingFiles(decisions).flatMap(({ approvals }) =>
    approvals.flatMap(variantsOf<Approval>).flatMap(({ mandates }) => mandates),
  ),
);

/** What of a measure is approved in a file without any ceiling: who is there may be there by it. */
const allowedWithoutCeiling =
  (measure: Figure) =>
  (file: DecisionRow): readonly Amount[] => {
    const approvals = file.approvals.flatMap(variantsOf<Approval>).filter(({ gaveWay }) => !gaveWay);
    const isAllowed =
      statusIs(file, isOpen) !== 'no' &&
      approvals.some(({ approved }) => approved !== undefined) &&
      !approvals.some(({ mandates }) => mandates.some(({ ceiling }) => isSameMeasure(ceiling, measure)));
    if (!isAllowed) return [];
    const amounts = [...approvals, ...file.commitments.flatMap(variantsOf<Commitment>)].flatMap(
      (one) => one.amount ?? [],
    );
    return amounts.filter((amount) => amount.basis !== 'decrease' && isSameMeasure(amount, measure));
  };

/** As many as a ceiling allows, and all that is allowed without one on top of it; of one file that is counted more often than it may be. */
function withAllowed({ max, ...ceiling }: Figure, allowed: readonly Amount[]): Range {
  const all = [{ ...ceiling, min: max, max, qualifier: 'exactly' as const }, ...allowed];
  const sum = sumOf(
    all.map(({ unit, currency, per, qualifier, ...one }) => ({
      ...{ min: one.max ?? '0', max: one.max, qualifier, basis: 'level' as const, unit },
      ...(currency !== undefined && { currency }),
      ...(per && { per }),
    })),
  );
  return { min: null, max: sum?.max ?? null };
}

/** How far presence goes beyond what mandates allow. */
export function beyondCeiling(situation: Situation, there: There): Beyond {
  const { ceiling, above, unallowed } = beyondMandates(situation, there);
  const allowed = ceiling ? situation.decisions.flatMap(allowedWithoutCeiling(there.figure)) : [];
  if (!ceiling || allowed.length === 0) return { ceiling, above, unallowed };
  if (isMore(there.figure.certain, withAllowed(ceiling, allowed)) === 'certainly') return { ceiling, above, unallowed };
  return { ceiling, above: all('possibly', above), unallowed: all('possibly', unallowed) };
}

function beyondMandates(situation: Situation, { figure, seen }: There): Beyond {
  const ceiling = situation.ceilings.find((one) => isSameMeasure(one, figure) && one.basis === 'ceiling');
  if (!ceiling) return { ceiling, above: 'no', unallowed: seen };
  const possible = isMore(figure.possible, ceiling.possible);
  if (!ceiling.certain) {
    const extents = [possible, ...eachPossible(situation, figure).map((one) => isMore(figure.possible, one))];
    return {
      ceiling,
      above: all('possibly', any(extents)),
      unallowed: all(...extents) === 'certainly' ? seen : 'possibly',
    };
  }
  const sure = isMore(figure.certain, ceiling.certain);
  const above = all(seen, sure === possible ? sure : 'possibly');
  return { ceiling, above, unallowed: above };
}

/** Whether a figure is more than another, by certain observations and with the possible ones; undefined: there is none. */
function isMore(figure: Range | null, than: Range | null): Extent {
  // Of a ceiling that is not known, nothing is known to go beyond it.
  if (!figure || !than || than.max === null) return 'no';
  return exceeds(interval(figure), interval(than));
}
