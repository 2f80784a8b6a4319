import type { Day, DayBounds, Fact, FactType } from '@acta/domain';

/** A fact with the days within which it can have happened. */
interface InTime {
  readonly fact: Fact;
  readonly bounds: DayBounds;
}

/** Which facts begin what these put an end to. */
const beginning: Partial<Record<FactType, readonly FactType[]>> = {
  StudyConcluded: ['StudyOpened'],
  DeploymentEnded: ['DeploymentOrdered', 'DeploymentRecorded'],
};

/** So many fewer end a part of what is there. */
const isFewer = (fact: Fact): boolean => fact.type === 'DeploymentRecorded' && fact.data.amount?.basis === 'decrease';

const beginningsOf = (fact: Fact): readonly FactType[] | undefined =>
  beginning[isFewer(fact) ? 'DeploymentEnded' : fact.type];

const bodyOf = ({ data }: Fact): unknown => ('body' in data ? data.body : undefined);

/** Whether a fact ends something on a day that is not known, so that it depends on the beginning when it can have been. */
export const endsVaguely = ({ fact, bounds }: InTime): boolean =>
  bounds.earliest !== bounds.latest && beginningsOf(fact) !== undefined;

/** What ends has begun: an end that was recorded after a beginning has not happened before it could begin. */
export function endingAfterBeginning(facts: readonly InTime[]): readonly InTime[] {
  if (!facts.some(endsVaguely)) return facts;
  return facts.map((end) => (endsVaguely(end) ? notBeforeBeginning(end, facts) : end));
}

function notBeforeBeginning(end: InTime, facts: readonly InTime[]): InTime {
  const { fact, bounds } = end;
  const begun = facts.filter(
    ({ fact: other }) =>
      other.version < fact.version &&
      beginningsOf(fact)?.includes(other.type) &&
      !isFewer(other) &&
      (fact.type !== 'StudyConcluded' || bodyOf(other) === bodyOf(fact)),
  );
  const isIn = (day: Day | null): day is Day =>
    day !== null &&
    (bounds.earliest === null || day > bounds.earliest) &&
    bounds.latest !== null &&
    day <= bounds.latest;
  const days = begun.map((one) => one.bounds.earliest).toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
  // Some may have left before others came.
  const day = (isFewer(fact) ? days[0] : days.findLast(isIn)) ?? null;
  return isIn(day) ? { fact, bounds: { ...bounds, earliest: day } } : end;
}
