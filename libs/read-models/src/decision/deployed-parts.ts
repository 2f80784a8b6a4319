import type { Amount, DayBounds, EventData } from '@acta/domain';
import { isSameMeasure } from '../figure/measure.js';
import { isLower } from '../figure/range.js';
import { addedTo, lessBy, paidAfter } from './amended.js';

/** What is known of a deployment before more of it is told. */
interface Known {
  readonly amount?: Amount;
  readonly ordered?: Amount;
  readonly begun?: DayBounds;
}

/** So many as one event told. */
export interface Part {
  readonly event: string;
  readonly amount: Amount;
}

/**
 * What is there of a deployment once more of it is told. So many more come on top of the parts before them, and so does money; where all
 * of it is there, as many as were ordered or promised are the whole, unless more were there before.
 */
export function amountAfter(
  known: Known | undefined,
  { amount: stated, extent }: EventData<'DeploymentRecorded'>,
  promised: readonly Amount[],
): Amount | undefined {
  if (!stated) return unstated(known, extent);
  if (!known?.begun) return stated;
  const own = promised.filter((one) => isSameMeasure(one, stated));
  const isWhole = [known.ordered ?? [], own, (isMoney(stated) && total(own)) || []]
    .flat()
    .some((whole) => isSameMeasure(whole, stated) && whole.min === stated.min && whole.max === stated.max);
  const isLess = known.amount !== undefined && isLower(stated, known.amount);
  return extent === 'fully' && isWhole && !isLess ? stated : after(known.amount, stated);
}

const after = (before: Amount | undefined, now: Amount): Amount =>
  isMoney(now)
    ? paidAfter(before, now)
    : before && now.basis === 'decrease'
      ? lessBy(before, now)
      : addedTo(before, now);

/** How many left, where that was ordered and nobody said how many did. */
export const leftAsOrdered = (ordered: Amount, extent: EventData<'DeploymentRecorded'>['extent']): Amount =>
  extent === 'fully' ? ordered : partOf(ordered);

/** A part that was told is not the whole: that is what was ordered, or else not known. Of money there is more than was paid before. */
function unstated(known: Known | undefined, extent: EventData<'DeploymentRecorded'>['extent']): Amount | undefined {
  if (extent === 'fully' && known?.ordered) return known.ordered;
  if (known?.begun && known.amount && isMoney(known.amount)) {
    const { value: _, text: _text, ...paid } = known.amount;
    return { ...paid, max: null, qualifier: 'at-least' };
  }
  if (extent === 'fully') return undefined;
  return known?.begun ? known.amount : known?.ordered && partOf(known.ordered);
}

/** The parts with another in the place of those whose place it takes; undefined where it takes that of none. */
export function partsWith(parts: readonly Part[], part: Part, gone: readonly string[]): readonly Part[] | undefined {
  const first = parts.findIndex(({ event }) => gone.includes(event));
  return first < 0
    ? undefined
    : parts.flatMap((one, index) => (index === first ? part : gone.includes(one.event) ? [] : one));
}

const total = (amounts: readonly Amount[]): Amount | undefined =>
  amounts.reduce<Amount | undefined>((sum, amount) => after(sum, amount), undefined);

export const sumOfParts = (parts: readonly Part[]): Amount | undefined => total(parts.map(({ amount }) => amount));

const isMoney = ({ currency }: Amount): boolean => currency !== undefined;

/** Some of what was ordered, and nobody said how much. */
function partOf(ordered: Amount): Amount {
  const { value: _, text: _text, ...amount } = ordered;
  return { ...amount, min: amount.min === '0' || isMoney(ordered) ? '0' : '1', qualifier: 'unspecified' };
}
