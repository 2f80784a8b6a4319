import { exceeds, restatedBy, type Day, type DayBounds, type FactOf } from '@acta/domain';
import type { Span } from '@acta/projections';
import { groupBy } from '../group-by.js';
import { isSameMeasure, measureOf } from '../figure/measure.js';
import { stretchAround } from '../time/course.js';
import { isCertainOn, isLater, isPossibleOn, speaksFrom, superseding, type Dated } from '../time/dated.js';

export type Observed = Dated<FactOf<'PresenceObserved'>>;

export const isObserved = (one: Dated): one is Observed => one.fact.type === 'PresenceObserved';

/** The observations that say something themselves, less those whose place another takes; and those that say it again. */
export function apart(all: readonly Observed[]) {
  const saying = all.filter(({ fact }) => restatedBy(fact) === undefined);
  const takers = groupBy(
    saying.flatMap((by) => superseding(by.fact).map((id) => ({ id, by }))),
    ({ id }) => id,
  );
  // What is of a later day takes the place of one by that alone, from then on.
  const isSuperseded = (one: Observed): boolean =>
    (takers.get(one.fact.id) ?? []).some(({ by }) => by !== one && !isLater(by, one));
  return {
    observed: saying.filter((one) => !isSuperseded(one)),
    again: all.filter(({ fact }) => restatedBy(fact) !== undefined),
  };
}

/** What was observed once and counts no more, in the measure of the first that is on record: within which days, the last time. */
export interface Past {
  /** Somebody. */
  readonly seen?: DayBounds;
  /** Certainly more than at first. */
  readonly risen?: DayBounds;
}

/** What counts in a stretch of valid time: an observation, until another in the same measure is certainly later. By version. */
export interface Counted extends Span {
  readonly counting: readonly Observed[];
  readonly past: Past;
}

const measureOfObserved = ({ fact }: Observed): string => measureOf(fact.data.amount);

/** Of each measure, the last day from which a certain observation speaks. */
type Latest = ReadonlyMap<string, Day>;

function latestWith(latest: Latest, certain: readonly Observed[]): Latest {
  const next = new Map(latest);
  for (const one of certain) {
    const [from, before] = [speaksFrom(one), next.get(measureOfObserved(one))];
    if (from !== null && (before === undefined || before < from)) next.set(measureOfObserved(one), from);
  }
  return next;
}

/** What counts, and what is outdated. */
function parted(observed: readonly Observed[], latest: Latest) {
  const counting: Observed[] = [];
  const outdated: Observed[] = [];
  for (const one of observed) (isOutdated(one, latest) ? outdated : counting).push(one);
  return { counting, outdated };
}

const isOutdated = (one: Observed, latest: Latest): boolean => {
  const from = latest.get(measureOfObserved(one));
  return from !== undefined && one.bounds.latest !== null && one.bounds.latest < from;
};

const later = (a: DayBounds | undefined, b: DayBounds): DayBounds =>
  a?.latest != null && b.latest !== null && a.latest >= b.latest ? a : b;

/** @param outdated what counts no more: it was certainly made */
function pastWith(past: Past, outdated: readonly Observed[], first: Observed): Past {
  return outdated.reduce<Past>((known, one) => {
    const { amount } = one.fact.data;
    if (!isSameMeasure(amount, first.fact.data.amount) || !(Number(amount.min ?? 0) > 0)) return known;
    const seen = later(known.seen, one.bounds);
    const isMore = one !== first && exceeds(amount, first.fact.data.amount) === 'certainly';
    const risen = isMore ? later(known.risen, one.bounds) : known.risen;
    return seen === known.seen && risen === known.risen ? known : { seen, ...(risen && { risen }) };
  }, past);
}

const inOrder = (a: Day | null, b: Day | null): number => (a === b ? 0 : a === null || (b !== null && a < b) ? -1 : 1);

/**
 * What counts from a day on (null: ever), in the stretches between the days on which an observation becomes possible or
 * certain. What is outdated once stays so: each observation is met when it begins, when it is certain, and while it counts.
 * @param observed by version
 * @param first the first that is on record
 * @param before what counts no more on that day
 */
export function countedFrom(
  observed: readonly Observed[],
  start: Day | null,
  first: Observed,
  before: Past = {},
): readonly Counted[] {
  const begun = observed.filter(({ bounds }) => isPossibleOn(bounds, start));
  const toBegin = observed
    .filter(({ bounds }) => !isPossibleOn(bounds, start))
    .toSorted((a, b) => inOrder(a.bounds.earliest, b.bounds.earliest));
  const toSettle = observed
    .filter(({ bounds }) => bounds.latest !== null && !isCertainOn(bounds, start))
    .toSorted((a, b) => inOrder(a.bounds.latest, b.bounds.latest));
  const days = [...toBegin.map(({ bounds }) => bounds.earliest), ...toSettle.map(({ bounds }) => bounds.latest)];
  const cuts = [...new Set(days)].toSorted(inOrder);

  let latest = latestWith(
    new Map(),
    observed.filter(({ bounds }) => isCertainOn(bounds, start)),
  );
  let counting: readonly Observed[] = begun;
  let past = before;
  let [begins, settles] = [0, 0];
  return [start, ...cuts].map((day, index) => {
    const beginning = toBegin.slice(begins, (begins = passed(toBegin, begins, 'earliest', day)));
    const settling = toSettle.slice(settles, (settles = passed(toSettle, settles, 'latest', day)));
    latest = settling.length > 0 ? latestWith(latest, settling) : latest;
    const joined = beginning.length > 0 ? [...counting, ...beginning].toSorted(byVersion) : counting;
    const { counting: still, outdated } = parted(joined, latest);
    counting = still;
    past = pastWith(past, outdated, first);
    return { from: day, until: cuts[index] ?? null, counting, past };
  });
}

/** The same in the stretch that holds a day. */
export function countedOn(observed: readonly Observed[], day: Day, first: Observed): Counted {
  const span = stretchAround(day, observed);
  const latest = latestWith(
    new Map(),
    observed.filter(({ bounds }) => isCertainOn(bounds, span.from)),
  );
  const begun = observed.filter(({ bounds }) => isPossibleOn(bounds, span.from));
  const { counting, outdated } = parted(begun, latest);
  return { ...span, counting, past: pastWith({}, outdated, first) };
}

export const byVersion = (a: Observed, b: Observed): number => a.fact.version - b.fact.version;

/** The index after those of which this end is on or before a day. */
function passed(ordered: readonly Observed[], from: number, end: 'earliest' | 'latest', day: Day | null): number {
  if (day === null) return from;
  for (let index = from; index < ordered.length; index++) {
    if (((ordered[index] as Observed).bounds[end] ?? '') > day) return index;
  }
  return ordered.length;
}
