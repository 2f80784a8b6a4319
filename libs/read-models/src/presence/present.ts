import type { Amount } from '@acta/domain';
import { figureOfAmount, hull, type Figure, type Range } from '../figure/figure.js';
import { amountText } from '../figure/text.js';
import type { Observation, PresenceRow } from './timeline.js';

const rangeOf = (observations: readonly Observation[]): Range | null =>
  hull(observations.map(({ amount: { min, max } }) => ({ min, max })));

const principalUnit = (amounts: readonly Amount[]): string | undefined =>
  amounts.some(({ unit }) => unit === 'personnel') ? 'personnel' : amounts[0]?.unit;

/** The observations that the principal figure rests on: those in one unit. */
const principal = ({ observations }: PresenceRow): readonly Observation[] => {
  const unit = principalUnit(observations.map(({ amount }) => amount));
  return observations.filter(({ amount }) => amount.unit === unit);
};

/** How much is there: where observations stand side by side, from the least to the most that any of them says. */
export function presentIn(row: PresenceRow | undefined): Figure | null {
  const observations = row ? principal(row) : [];
  const [first] = observations;
  if (!first) return null;
  const certain = observations.filter((observation) => observation.certain);
  const texts = new Set((certain.length > 0 ? certain : observations).map(({ amount }) => amountText(amount)));
  const bounds = rangeOf(observations) as Range;
  return {
    ...figureOfAmount(first.amount, true, []),
    ...bounds,
    unspecified: observations.some(({ amount }) => amount.qualifier === 'unspecified'),
    text: [...texts].join(' or '),
    certain: rangeOf(certain),
    possible: bounds,
    ...(observations.some(({ disputed }) => disputed) && { disputed: true }),
    events: observations.flatMap(({ event, restatedBy }) => [event, ...restatedBy]),
  };
}

/** The day of the latest observation that counts. */
export const presentOn = (row: PresenceRow | undefined): string | null =>
  (row ? principal(row) : []).reduce<string | null>(
    (latest, { on }) => (on !== null && (latest === null || on > latest) ? on : latest),
    null,
  );
