import { inRank, type Figure } from '../figure/figure.js';
import { hull, nothing, type Range } from '../figure/range.js';
import { isChange } from '../figure/total.js';
import { groupBy } from '../group-by.js';
import { excludedByAll } from '../figure/excluded.js';
import { isSameMeasure, measureOf } from '../figure/measure.js';
import { amountText } from '../figure/text.js';
import { remembered } from '../remembered.js';
import type { Observation, PresenceRow } from './timeline.js';

const rangeOf = (observations: readonly Observation[]): Range | null =>
  hull(observations.map(({ amount: { min, max } }) => ({ min, max })));

const figuresIn = remembered((row: PresenceRow) => {
  const measures = groupBy(row.observations, ({ amount }) => measureOf(amount));
  return inRank([...measures.values()].flatMap(figureOf));
});

/**
 * How much is there, in each unit: where observations stand side by side, from the least to the most that any of them says. The
 * principal figure comes first: people before anything else.
 */
export const allPresentIn = (row: PresenceRow | undefined): readonly Figure[] => (row ? figuresIn(row) : []);

/** The principal figure of what is there. */
const presentIn = (row: PresenceRow | undefined): Figure | null => allPresentIn(row)[0] ?? null;

/** The observations that the principal figure rests on. */
function principal(row: PresenceRow | undefined): readonly Observation[] {
  const figure = presentIn(row);
  return (row?.observations ?? []).filter(({ amount }) => figure && isSameMeasure(amount, figure));
}

const wordsOf = (observations: readonly Observation[]): ReadonlySet<string> =>
  new Set(observations.map(({ amount }) => amountText(amount)));

/** "62 or 80", "62 (possibly 80)", "possibly 80" */
function textOf(observations: readonly Observation[]): string {
  const [certain, others] = [true, false].map((is) => wordsOf(observations.filter((one) => one.certain === is)));
  const sure = [...(certain ?? [])].join(' or ');
  const perhaps = [...(others ?? [])].filter((words) => !certain?.has(words)).join(' or ');
  if (perhaps === '') return sure;
  return sure === '' ? `possibly ${perhaps}` : `${sure} (possibly ${perhaps})`;
}

/** @param observations in one measure */
function figureOf(observations: readonly Observation[]): readonly Figure[] {
  const [first] = observations;
  const all = rangeOf(observations);
  if (!first || !all) return [];
  const certain = rangeOf(observations.filter((observation) => observation.certain));
  const { unit, currency, per } = first.amount;
  return [
    {
      ...(certain ? all : { ...all, min: nothing.min }),
      unspecified: observations.some(({ amount }) => amount.qualifier === 'unspecified'),
      unit,
      ...(currency !== undefined && { currency }),
      ...(per && { per }),
      ...excludedByAll(observations.map(({ amount }) => amount)),
      basis: isChange(first.amount) ? 'increase' : 'level',
      text: textOf(observations),
      certain,
      possible: all,
      events: observations.flatMap(({ event, restatedBy }) => [event, ...restatedBy]),
      ...(observations.some(({ disputed }) => disputed) && { disputed: true }),
    },
  ];
}

/** The latest observation that was made for certain. */
export const lastSeen = (row: PresenceRow | undefined): Observation | undefined =>
  principal(row).reduce<Observation | undefined>(
    (latest, one) => (one.certain && one.on !== null && (!latest?.on || one.on > latest.on) ? one : latest),
    undefined,
  );
