import { exceeds, type Amount, type DayBounds } from '@acta/domain';
import type { Approval } from '../decision/approvals.js';
import { ceilingFrom, validOn } from '../decision/ceiling.js';
import type { Commitment } from '../decision/commitments.js';
import type { Deployment } from '../decision/deployments.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { Figure, Range } from '../figure/figure.js';
import { isSameMeasure } from '../figure/measure.js';
import { amountText } from '../figure/text.js';
import { allPresentIn } from '../presence/present.js';
import type { Observation, PresenceRow } from '../presence/timeline.js';
import { remembered } from '../remembered.js';
import { variantsOf, type Held } from '../time/held.js';
import { all, any, anyIn, extentIn, meantIn, not, type Extent } from './extent.js';
import { isOpen, statusIs, type Situation } from './situation.js';

/** Who or what is there, in one measure, as far as anybody was seen. */
export interface There {
  readonly figure: Figure;
  /** All that was said of it, and may have been by then. */
  readonly text: string;
  /** Whether it is certain that somebody is. */
  readonly seen: 'certainly' | 'possibly';
  /** The observations in the measure of the figure. */
  readonly observations: readonly Observation[];
}

export const interval = ({ min, max }: Range) => ({ min: min ?? '0', max });

/** Whether a figure is more than another, by certain observations and with the possible ones; undefined: there is none. */
function isMore(figure: Range | null, than: Range | null): Extent {
  // Of a ceiling that is not known, nothing is known to go beyond it.
  if (!figure || !than || than.max === null) return 'no';
  return exceeds(interval(figure), interval(than));
}

const mayBeSomebody = ({ amount: { max } }: Observation): boolean => max !== '0';

/** Of unspecified size is never none. */
const isSomebody = ({ amount: { min, qualifier } }: Observation): boolean =>
  Number(min ?? 0) > 0 || qualifier === 'unspecified';

const allSeenIn = remembered((presence: PresenceRow) =>
  allPresentIn(presence).flatMap((figure) => seenIn(presence, figure)),
);

/** In each measure; none where nobody was seen, or it is not known of anybody. */
export const thereIn = ({ presence }: Situation): readonly There[] => (presence ? allSeenIn(presence) : []);

const hasEnded = ({ status }: Deployment): boolean => status === 'ended';
const isUnderWay = ({ status }: Deployment): boolean => status !== 'ended' && status !== 'ordered';

/** Whether a deployment is recorded to have ended since they were seen, and no other is under way. */
function wentHome(deployments: readonly Held<Deployment>[], { observations }: There): Extent {
  const ended = deployments.filter((deployment) => extentIn(deployment, hasEnded) !== 'no');
  if (ended.length === 0) return 'no';
  const since = (seen: DayBounds): Extent =>
    any(
      ended.map((deployment) =>
        all(
          extentIn(deployment, hasEnded),
          ...meantIn([deployment], hasEnded).map((end) => (end.ended ? happenedSince(end.ended, seen) : 'no')),
        ),
      ),
    );
  // Who sees that nobody is there sees nobody come.
  const seen = observations.filter(mayBeSomebody).map(({ happened }) => since(happened));
  return all(not(anyIn(deployments, isUnderWay)), ...seen);
}

/**
 * The same without those who went home by a record of it: they do not continue to be there for want of a later observation. Who may have
 * gone is there possibly.
 */
export const stillThereIn = (situation: Situation): readonly There[] =>
  thereIn(situation).flatMap((there) => {
    const gone = wentHome(
      situation.decisions.flatMap((file) => file.deployments),
      there,
    );
    if (gone === 'no') return [there];
    return gone === 'certainly' ? [] : [{ ...there, seen: 'possibly' }];
  });

function seenIn(presence: PresenceRow, figure: Figure): readonly There[] {
  const observations = presence.observations.filter(({ amount }) => isSameMeasure(amount, figure));
  if (!observations.some(mayBeSomebody)) return [];
  const isCertain = observations.every(isSomebody) && figure.certain !== null;
  const text = [...new Set(observations.map(({ amount }) => amountText(amount)))].join(' or ');
  return [{ figure, text, seen: isCertain ? 'certainly' : 'possibly', observations }];
}

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
  decisions
    .flatMap(({ approvals }) => approvals.flatMap(variantsOf<Approval>).flatMap(({ mandates }) => mandates))
    .filter((mandate) => isSameMeasure(mandate.ceiling, figure) && validOn(mandate, day) !== 'no')
    .map((mandate) => ceilingFrom(mandate));

/** Whether something of a measure is approved in a file without any ceiling: who is there may be there by it. */
const allowsWithoutCeiling =
  (measure: Figure) =>
  (file: DecisionRow): boolean => {
    const approvals = file.approvals.flatMap(variantsOf<Approval>);
    const isMeant = ({ amount }: { readonly amount?: Amount }): boolean =>
      amount !== undefined && amount.basis !== 'decrease' && isSameMeasure(amount, measure);
    return (
      statusIs(file, isOpen) !== 'no' &&
      approvals.some(({ approved }) => approved !== undefined) &&
      !approvals.some(({ mandates }) => mandates.some(({ ceiling }) => isSameMeasure(ceiling, measure))) &&
      (approvals.some(isMeant) || file.commitments.some((item) => variantsOf<Commitment>(item).some(isMeant)))
    );
  };

/** How far presence goes beyond what mandates allow. */
export function beyondCeiling(situation: Situation, there: There): Beyond {
  const { ceiling, above, unallowed } = beyondMandates(situation, there);
  return ceiling && situation.decisions.some(allowsWithoutCeiling(there.figure))
    ? { ceiling, above: all('possibly', above), unallowed: all('possibly', unallowed) }
    : { ceiling, above, unallowed };
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

/**
 * Whether more is there than was observed first, and was seen since something happened. The figures have to be certainly more: it is
 * the days that may leave it open.
 */
export function hasRisen({ presence }: Situation, { figure, seen, observations }: There, since: DayBounds): Extent {
  const first = presence?.first;
  if (!first || !isSameMeasure(first.amount, figure)) return 'no';
  const isMoreThanFirst = ({ event, amount }: Observation): boolean =>
    event !== first.event && exceeds(amount, first.amount) === 'certainly';
  const rising = observations.filter(isMoreThanFirst).filter(({ happened }) => happenedSince(happened, since) !== 'no');
  if (rising.length === 0) return 'no';
  const isCertain =
    rising.length === observations.length &&
    observations.every(({ happened }) => happenedSince(happened, since) === 'certainly');
  return all(seen, isCertain && figure.certain !== null ? 'certainly' : 'possibly');
}

/** Whether something happened since a beginning. */
export function happenedSince({ earliest, latest }: DayBounds, beginning: DayBounds): Extent {
  if (earliest !== null && beginning.latest !== null && earliest >= beginning.latest) return 'certainly';
  return latest === null || beginning.earliest === null || latest >= beginning.earliest ? 'possibly' : 'no';
}
