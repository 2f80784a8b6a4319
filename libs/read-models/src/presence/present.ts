import type { Figure } from '../figure/figure.js';
import { hull, type Range } from '../figure/range.js';
import { isChange } from '../figure/total.js';
import { excludedByAll } from '../figure/excluded.js';
import { isSameMeasure } from '../figure/measure.js';
import { amountText } from '../figure/text.js';
import type { Observation, PresenceRow } from './timeline.js';

const rangeOf = (observations: readonly Observation[]): Range | null =>
  hull(observations.map(({ amount: { min, max } }) => ({ min, max })));

/** The observations that the principal figure rests on: those in one measure, people before anything else. */
function principal({ observations }: PresenceRow): readonly Observation[] {
  const first = observations.find(({ amount }) => amount.unit === 'personnel') ?? observations[0];
  return observations.filter(({ amount }) => first && isSameMeasure(amount, first.amount));
}

/** Rows are asked again on every day on which something else changes. */
const known = new WeakMap<PresenceRow, Figure | null>();

/** How much is there: where observations stand side by side, from the least to the most that any of them says. */
export function presentIn(row: PresenceRow | undefined): Figure | null {
  if (!row) return null;
  let figure = known.get(row);
  if (figure === undefined) known.set(row, (figure = figureOf(row)));
  return figure;
}

function figureOf(row: PresenceRow): Figure | null {
  const observations = principal(row);
  const [first] = observations;
  if (!first) return null;
  const certain = observations.filter((observation) => observation.certain);
  const texts = new Set((certain.length > 0 ? certain : observations).map(({ amount }) => amountText(amount)));
  const bounds = rangeOf(observations) as Range;
  const { unit, currency, per } = first.amount;
  return {
    ...bounds,
    unspecified: observations.some(({ amount }) => amount.qualifier === 'unspecified'),
    unit,
    ...(currency !== undefined && { currency }),
    ...(per && { per }),
    ...excludedByAll(observations.map(({ amount }) => amount)),
    basis: isChange(first.amount) ? 'increase' : 'level',
    text: [...texts].join(' or '),
    certain: rangeOf(certain),
    possible: bounds,
    events: observations.flatMap(({ event, restatedBy }) => [event, ...restatedBy]),
    ...(observations.some(({ disputed }) => disputed) && { disputed: true }),
  };
}

/** The latest observation that was made for certain. */
export const lastSeen = (row: PresenceRow | undefined): Observation | undefined =>
  (row ? principal(row) : []).reduce<Observation | undefined>(
    (latest, one) => (one.certain && one.on !== null && (!latest?.on || one.on > latest.on) ? one : latest),
    undefined,
  );

/** Whether somebody was seen there after a day, for certain. */
export const wasSeenAfter = (row: PresenceRow | undefined, day: string): boolean =>
  (row ? principal(row) : []).some(
    ({ certain, happened: { earliest } }) => certain && earliest !== null && earliest > day,
  );
