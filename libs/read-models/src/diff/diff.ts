import type { Day } from '@acta/domain';
import type { DeploymentFilter } from '../deployment/load.js';
import { rememberedPieces } from '../pieces/remembered-pieces.js';
import type { Asked } from '../pieces/times.js';
import type { Cause } from './cause.js';
import { changesAlong, type Change } from './changes-along.js';
import { datedIn, daysBetween, inEffect, type InTime } from './days.js';
import { fieldsDiffering, namesDiffering, placeNamed, type FacetPlace, type Facets } from './facets.js';
import { facetsAt } from './state.js';
import { recordedEnds } from './recorded.js';
import { isAbout, replayed } from './replayed.js';
import type { Step, Way } from './way.js';

export interface Difference extends FacetPlace {
  /** As in the first deployment state; null: it says nothing of it. */
  readonly from: unknown;
  readonly to: unknown;
  /** The fields of both that are not alike. */
  readonly differs: readonly string[];
  /** In the order in which they made it. */
  readonly because: readonly Cause[];
}

/**
 * What differs between two deployment states, and what made each difference. The way from one to the other is gone in steps: on the
 * first day, what is known changes by one event at a time, in the order of the log; then, with all that is known in the end, the
 * days pass. A step after which a thing is said otherwise is a cause of its difference. Of what was observed the last observation
 * says it all: those before it, which it took the place of, are no causes.
 */
export async function diffStates(from: Asked, to: Asked, filter: DeploymentFilter): Promise<readonly Difference[]> {
  const ends = recordedEnds(from, to) ?? replayed(from, to);
  const [before, after] = await Promise.all([
    facetsAt({ ...ends.first, validAt: from.validAt }, filter),
    facetsAt({ ...ends.last, validAt: to.validAt }, filter),
  ]);
  const names = namesDiffering(before, after);
  if (names.length === 0) return [];

  const streams = await ends.streams();
  const way = await ends.way(streams);
  const days = await daysBetween(ends.last, streams, from.validAt, to.validAt);
  const facts = days.length > 1 ? await datedIn(ends.last, streams) : [];
  const observed = await observationsBehind(names, before, after, way, days, facts);
  const sought = new Set(names.filter((name) => !observed.has(name)));
  const learned = await changesAlong(way.length, sought, statesOn(way, from.validAt, filter));
  const inTheEnd = { ...ends.last, pieces: rememberedPieces(ends.last.pieces) };
  const passed = await changesAlong(days.length - 1, sought, (index) =>
    facetsAt({ ...inTheEnd, validAt: days[index] as Day }, filter),
  );
  const steps = await way.stepsFrom(learned.map(({ step }) => step));

  return names.map((name) => ({
    ...placeNamed(name, before, after),
    from: before.get(name)?.value ?? null,
    to: after.get(name)?.value ?? null,
    differs: fieldsDiffering(before.get(name)?.value, after.get(name)?.value),
    because: observed.get(name) ?? [
      ...learned.filter((change) => change.names.includes(name)).map(({ step }) => causeOf(steps.get(step) as Step)),
      ...passed
        .filter((change) => change.names.includes(name))
        .flatMap((change) => causesOfDays(change, name, days, facts)),
    ],
  }));
}

/** What is said after so many steps; it is composed once for all those after which the same is known. */
function statesOn(way: Way, validAt: Day, filter: DeploymentFilter): (steps: number) => Promise<Facets> {
  const said = new Map<number | bigint, Facets>();
  return async (count) => {
    const known = said.get(way.eraOf(count));
    if (known) return known;
    const facets = await facetsAt({ ...way.knownAfter(count), validAt }, filter);
    // Only by now it is known what the answer rests on.
    said.set(way.eraOf(count), facets);
    return facets;
  };
}

/** Of what was observed: the observations behind it on either side that have come, gone, been corrected, or whose day has come. */
async function observationsBehind(
  names: readonly string[],
  before: Facets,
  after: Facets,
  way: Way,
  days: readonly Day[],
  facts: readonly InTime[],
): Promise<ReadonlyMap<string, readonly Cause[]>> {
  const isObserved = (name: string): boolean => {
    const { figure, party } = placeNamed(name, before, after);
    return party !== null && (figure === 'present' || figure === 'presentOn');
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
          ...inEffect(facts, ends, (id) => behind.has(id)),
        ],
      ] as const,
  );
  return new Map(causes.filter(([, found]) => found.length > 0));
}

const eventsBehind = (name: string, before: Facets, after: Facets): ReadonlySet<string> =>
  new Set([...(before.get(name)?.events ?? []), ...(after.get(name)?.events ?? [])]);

const causeOf = ({ event, comes }: Step): Cause => ({
  kind: 'event',
  as: comes ? 'known' : 'unknown',
  on: null,
  event,
});

/** Of the days that passed in a step: the events behind what is said whose day has come; or else the day itself. */
function causesOfDays(
  { step, before, after }: Change,
  name: string,
  days: readonly Day[],
  facts: readonly InTime[],
): readonly Cause[] {
  const ends = [days[step], days[step + 1]].toSorted() as [Day, Day];
  const behind = eventsBehind(name, before, after);
  const causes = inEffect(facts, ends, (id) => behind.size === 0 || behind.has(id));
  return causes.length > 0 ? causes : [{ kind: 'day', on: ends[1] }];
}
