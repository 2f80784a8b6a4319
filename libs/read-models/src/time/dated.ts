import { isEventId, restatedBy, type Day, type DayBounds, type Fact, type StatedDate } from '@acta/domain';
import { endingAfterBeginning } from './ends.js';

/** A fact with the first and the last day on which it can have happened; null: not known. */
export interface Dated<F extends Fact = Fact> {
  readonly fact: F;
  readonly bounds: DayBounds;
}

const earliestOf = (days: readonly (Day | null | undefined)[]): Day | undefined =>
  days.reduce<Day | undefined>((least, day) => (day && (least === undefined || day < least) ? day : least), undefined);

/** The day by which a fact without a date had happened: the earliest of its sources was out, or else it was recorded. */
const knownBy = ({ evidence, formerEvidence = [], recordedAt }: Fact): Day =>
  earliestOf([...evidence, ...formerEvidence].map(({ published }) => published?.latest)) ?? recordedAt.slice(0, 10);

/** A session took place on the day that is told of it. */
const toldIn = ({ type, data, occurred }: Fact): StatedDate | undefined =>
  (type === 'SessionHeld' ? data.date : undefined) ?? occurred;

const boundsOf = (fact: Fact, occurred: StatedDate | undefined = toldIn(fact)): DayBounds =>
  occurred
    ? { earliest: occurred.earliest, latest: occurred.latest }
    : { earliest: null, latest: earliestOf([knownBy(fact)]) ?? null };

/** A fact that neither restates another nor is restated, nor ends what another began, with its bounds. */
export const datedAlone = (fact: Fact): Dated => ({ fact, bounds: boundsOf(fact) });

/** The later of two days, of which one may not be known. */
export const laterOf = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b > a) ? b : a);

/** What is said again is in effect no sooner than what it says again. */
const notBefore = (own: DayBounds, { earliest, latest }: DayBounds): DayBounds => ({
  earliest: laterOf(own.earliest, earliest),
  latest: own.latest === null || latest === null ? null : laterOf(own.latest, latest),
});

/**
 * The facts of one stream with their bounds. What is said twice happened once: of a fact and its restatement in the same
 * stream, the one that has no date happened when the other did, and the restatement no sooner. What ends has begun.
 */
export function dated(facts: readonly Fact[]): readonly Dated[] {
  if (!facts.some((fact) => restatedBy(fact) !== undefined)) {
    return endingAfterBeginning(facts.map(datedAlone));
  }
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const twins = new Map<string, StatedDate>();
  for (const fact of facts) {
    const original = restatedBy(fact)?.toLowerCase();
    if (original !== undefined && isEventId(original) && fact.occurred && !twins.has(original)) {
      twins.set(original, fact.occurred);
    }
  }
  const statedFor = (fact: Fact): DayBounds => {
    const original = byId.get(restatedBy(fact)?.toLowerCase() ?? '');
    const own = boundsOf(fact, toldIn(fact) ?? twins.get(fact.id));
    if (!original || original === fact) return own;
    const first = boundsOf(original, toldIn(original) ?? twins.get(original.id));
    return fact.occurred ? notBefore(own, first) : first;
  };
  return endingAfterBeginning(facts.map((fact) => ({ fact, bounds: statedFor(fact) })));
}

/** A fact is possible from its earliest day on, and certain on its latest and after it. */
export const isCertainOn = ({ latest }: DayBounds, day: Day | null): boolean =>
  latest !== null && day !== null && latest <= day;

export const isPossibleOn = ({ earliest }: DayBounds, day: Day | null): boolean =>
  earliest === null || (day !== null && earliest <= day);

/** The day from which a fact speaks; one without a date, or with an open one, speaks of its last day. */
export const speaksFrom = ({ fact, bounds }: Dated): Day | null => (fact.occurred && bounds.earliest) ?? bounds.latest;

/** Whether a fact certainly speaks of a later day than another. */
export function isLater(a: Dated, b: Dated): boolean {
  const from = speaksFrom(a);
  return from !== null && b.bounds.latest !== null && from > b.bounds.latest;
}

/** Whose place a fact takes. */
export const superseding = ({ links }: Fact): readonly string[] =>
  links.flatMap(({ relation, to }) => (relation === 'supersedes' ? [to.toLowerCase()] : []));

export const supersedes = (fact: Fact, other: Fact): boolean => superseding(fact).includes(other.id);
