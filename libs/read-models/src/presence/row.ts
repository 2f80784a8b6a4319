import { restatedBy, type Amount, type Day, type DayBounds, type Evidence, type StatedDate } from '@acta/domain';
import type { Piece } from '@acta/projections';
import { groupBy } from '../group-by.js';
import { areIncompatible } from '../statement/contradiction.js';
import { isCertainOn } from '../time/dated.js';
import type { Counted, Observed, Past } from './counted.js';

/** An observation that counts on a day. */
export interface Observation {
  readonly event: string;
  readonly amount: Amount;
  /** The day that it was made on, at the latest; null: open. */
  readonly on: string | null;
  readonly occurred: StatedDate | null;
  readonly happened: DayBounds;
  readonly sources: readonly string[];
  readonly certain: boolean;
  readonly disputed?: true;
  /** Ids of observations that say the same again; they are not counted. */
  readonly restatedBy: readonly string[];
  /** Those of them that cannot be true together with it; absent: none. */
  readonly contradictedBy?: readonly { readonly event: string; readonly amount: Amount }[];
}

export interface PresenceRow {
  readonly mission: string;
  readonly party: string;
  /** Side by side where none is later than the others. */
  readonly observations: readonly Observation[];
  /** Ids of certain observations of which no figure fits all. */
  readonly contradictory: readonly string[];
  /** The first that is on record, by the day that it speaks of. */
  readonly first: Pick<Observation, 'event' | 'amount' | 'happened'>;
  /** What counted before, and counts no more; absent: nothing that matters. */
  readonly past?: Past;
}

/** The pairs that contradict each other, as one list of ids. */
function contradictory(observations: readonly Pick<Observation, 'event' | 'amount' | 'certain'>[]): readonly string[] {
  const certain = observations.filter((observation) => observation.certain);
  return certain.filter((a) => certain.some((b) => areIncompatible(a.amount, b.amount))).map(({ event }) => event);
}

/** The observations that say again what the one with an id says. */
export type Restated = ReadonlyMap<string, readonly Observed[]>;

export function restatedIn(again: readonly Observed[]): Restated {
  return groupBy(again, ({ fact }) => restatedBy(fact) ?? '');
}

/** By what was observed, as possible and as certain: it counts in many stretches. */
const told = [new WeakMap<Observed, Observation>(), new WeakMap<Observed, Observation>()] as const;

function observationOf(one: Observed, day: Day | null, restated: Restated): Observation {
  const certain = isCertainOn(one.bounds, day);
  const known = told[certain ? 1 : 0];
  const observation = known.get(one) ?? observationAs(certain, one, restated);
  known.set(one, observation);
  return observation;
}

function observationAs(certain: boolean, { fact, bounds }: Observed, restated: Restated): Observation {
  const again = restated.get(fact.id) ?? [];
  const others = again.filter((other) => areIncompatible(fact.data.amount, other.fact.data.amount));
  return {
    event: fact.id,
    amount: fact.data.amount,
    on: bounds.latest,
    occurred: fact.occurred ?? null,
    happened: bounds,
    sources: [...new Set(fact.evidence.map(({ source }: Evidence) => source))],
    certain,
    ...(fact.disputes.length > 0 && { disputed: true }),
    restatedBy: again.map((other) => other.fact.id),
    ...(others.length > 0 && {
      contradictedBy: others.map((other) => ({ event: other.fact.id, amount: other.fact.data.amount })),
    }),
  };
}

const lastDayOf = ({ bounds }: Observed): Day => bounds.latest ?? '9999-12-31';

/** Whether one comes before another, which was recorded earlier, by the days that they speak of. */
export const isBefore = (one: Observed, other: Observed): boolean => lastDayOf(one) < lastDayOf(other);

export const firstOf = (observed: readonly Observed[]): Observed | undefined =>
  observed.reduce<Observed | undefined>((first, one) => (first && !isBefore(one, first) ? first : one), undefined);

/** The piece of one stretch; undefined where nothing counts. */
export function pieceOf(
  { from, until, counting, past }: Counted,
  first: Observed,
  again: Restated,
): Piece<PresenceRow> | undefined {
  if (counting.length === 0) return undefined;
  const { mission, party, amount } = first.fact.data;
  const observations = counting.map((one) => observationOf(one, from, again));
  const row = {
    mission,
    party,
    observations,
    contradictory: contradictory(observations),
    first: { event: first.fact.id, amount, happened: first.bounds },
    ...(past.seen && { past }),
  };
  return { from, until, row, keys: { mission, party } };
}
