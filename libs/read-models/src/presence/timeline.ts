import type { Amount, DayBounds, Evidence, Fact, FactOf, StatedDate } from '@acta/domain';
import type { Piece } from '@acta/projections';
import { contradict } from '../statement/contradiction.js';
import { stretchesBetween } from '../time/course.js';
import { dated, isCertainOn, isLater, isPossibleOn, restatedBy, type Dated } from '../time/dated.js';
import { timelineOf } from '../time/timeline.js';

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
}

type Observed = Dated<FactOf<'PresenceObserved'>>;

const supersedes = (later: Observed, earlier: Observed): boolean =>
  later.fact.data.amount.unit === earlier.fact.data.amount.unit && isLater(later, earlier);

/** The pairs that contradict each other, as one list of ids. */
function contradictory(day: string | null, observed: readonly Observed[]): readonly string[] {
  const certain = observed
    .filter(({ bounds }) => isCertainOn(bounds, day))
    .map((dated) => ({ dated, amount: dated.fact.data.amount }));
  return certain.filter((a) => certain.some((b) => contradict(a, b))).map(({ dated }) => dated.fact.id);
}

const observationOf = ({ fact, bounds }: Observed, day: string | null, again: readonly Observed[]): Observation => ({
  event: fact.id,
  amount: fact.data.amount,
  on: bounds.latest,
  occurred: fact.occurred ?? null,
  happened: bounds,
  sources: [...new Set(fact.evidence.map(({ source }: Evidence) => source))],
  certain: isCertainOn(bounds, day),
  ...(fact.disputes.length > 0 && { disputed: true }),
  restatedBy: again.filter((other) => restatedBy(other.fact) === fact.id).map((other) => other.fact.id),
});

/** What counts on a day: an observation holds until the next that is certainly later. */
function counting(day: string | null, observed: readonly Observed[]): readonly Observed[] {
  const inEffect = observed.filter(({ bounds }) => isCertainOn(bounds, day) || isPossibleOn(bounds, day));
  const certain = inEffect.filter(({ bounds }) => isCertainOn(bounds, day));
  return inEffect.filter((one) => !certain.some((other) => supersedes(other, one)));
}

function firstOf(observed: readonly Observed[]): PresenceRow['first'] | undefined {
  const day = (one: Observed): string => one.bounds.latest ?? '9999-12-31';
  const [first] = observed.toSorted((a, b) =>
    day(a) === day(b) ? a.fact.version - b.fact.version : day(a) < day(b) ? -1 : 1,
  );
  return first && { event: first.fact.id, amount: first.fact.data.amount, happened: first.bounds };
}

function piecesOf(facts: readonly Fact[]): readonly Piece<PresenceRow>[] {
  const all = dated(facts).filter((one): one is Observed => one.fact.type === 'PresenceObserved');
  const observed = all.filter(({ fact }) => restatedBy(fact) === undefined);
  const again = all.filter(({ fact }) => restatedBy(fact) !== undefined);
  const [first] = all;
  if (!first) return [];
  const { mission, party } = first.fact.data;
  const earliest = firstOf(observed);
  return stretchesBetween(observed).flatMap(({ from, until }) => {
    const counted = counting(from, observed);
    if (counted.length === 0 || !earliest) return [];
    const observations = counted.map((one) => observationOf(one, from, again));
    const row = { mission, party, observations, contradictory: contradictory(from, counted), first: earliest };
    return [{ from, until, row, keys: { mission, party } }];
  });
}

/** Keys: `mission`, `party`. */
export const presences = timelineOf<PresenceRow>({
  aggregate: 'presence',
  version: 1,
  keys: ['mission', 'party'],
  piecesOf,
});
