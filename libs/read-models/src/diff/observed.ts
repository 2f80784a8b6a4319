import type { Day } from '@acta/domain';
import type { Cause } from './cause.js';
import { inEffect, type InTime } from './days.js';
import { eventsBehind, placeNamed, type Facets } from './facets.js';
import { isAbout } from './replayed.js';
import { causeOf, type Way } from './way.js';

const observable: ReadonlySet<string> = new Set(['present', 'alsoPresent', 'presentOn']);

/** Of what was observed: the observations behind it on either side that have come, gone, been corrected, or whose day has come. */
export async function observationsBehind(
  names: readonly string[],
  before: Facets,
  after: Facets,
  way: Way,
  days: readonly Day[],
  facts: readonly InTime[],
): Promise<ReadonlyMap<string, readonly Cause[]>> {
  const isObserved = (name: string): boolean => {
    const { figure, party } = placeNamed(name, before, after);
    return party !== null && observable.has(figure);
  };
  const observed = names.filter(isObserved).map((name) => [name, eventsBehind(name, before, after)] as const);
  const steps = await way.stepsAbout(new Set(observed.flatMap(([, behind]) => [...behind])));
  const ends = [days[0], days.at(-1)].toSorted() as [Day, Day];
  const causes = observed.map(
    ([name, behind]) =>
      [
        name,
        [
          ...steps.filter(({ event }) => isAbout(event, behind)).map(causeOf),
          ...inEffect(facts, ends).filter(({ event }) => behind.has(event.id)),
        ],
      ] as const,
  );
  return new Map(causes.filter(([, found]) => found.length > 0));
}
