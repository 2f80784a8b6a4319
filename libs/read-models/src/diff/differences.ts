import type { Day } from '@acta/domain';
import { rememberedLog } from '../known/remembered-log.js';
import { sharedPieces } from '../pieces/shared-pieces.js';
import type { Asked } from '../pieces/times.js';
import type { Cause } from './cause.js';
import { changesAlong, type Change } from './changes-along.js';
import { datedIn, daysBetween, stretchBetween } from './days.js';
import { placeNamed, type FacetPlace, type Facets, type Place, type Thing } from './facets.js';
import { fieldsDiffering, namesDiffering } from './said.js';
import { observationsBehind } from './observed.js';
import { causesOfDays } from './passed.js';
import { recordedEnds } from './recorded.js';
import { replayed } from './replayed.js';
import { sameThings } from './same-things.js';
import { facetsAt } from './state.js';
import { SupposedStates } from './supposed-states.js';
import { takesBackWhatCame } from './undone.js';
import { causeOf, type Ends, type Step, type Way } from './way.js';

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
 * What two states do not say alike of one place, and what made each difference. The way from one to the other is gone in steps: on the
 * first day, what is known changes by one event at a time, in the order of the log; then, with all that is known in the end, the
 * days pass. A step after which a thing is said otherwise is a cause of its difference. Of what was observed the last observation
 * says it all: those before it, which it took the place of, are no causes.
 */
export async function differencesAt(place: Place, from: Asked, to: Asked): Promise<readonly Difference[]> {
  const stored = recordedEnds(from, to);
  const differences = await differencesOn(stored ?? replayed(from, to), place, from, to);
  // In the pieces as they were believed on the way, what was taken back again by then cannot be left out.
  const causes = differences.flatMap(({ because }) => because);
  return stored && (await takesBackWhatCame(from, causes))
    ? differencesOn(replayed(from, to), place, from, to)
    : differences;
}

async function differencesOn(ends: Ends, place: Place, from: Asked, to: Asked): Promise<readonly Difference[]> {
  const [first, last] = await Promise.all([
    facetsAt({ ...ends.first, validAt: from.validAt }, place),
    facetsAt({ ...ends.last, validAt: to.validAt }, place),
  ]);
  const named = sameThings(first, last);
  const [before, after] = [named(first), named(last)];
  const names = namesDiffering(before, after);
  if (names.length === 0) return [];

  const streams = await ends.streams();
  const way = await ends.way(streams);
  const both = [from.validAt, to.validAt] as const;
  const within = both[0] === both[1] ? undefined : stretchBetween(...both);
  const inTheEnd = { pieces: sharedPieces(ends.last.pieces, within), log: rememberedLog(ends.last.log) };
  const days = within ? await daysBetween(inTheEnd.pieces, place, streams, both, within) : [to.validAt];
  const facts = within ? await datedIn(inTheEnd, streams) : [];
  const observed = await observationsBehind(names, before, after, way, days, facts);
  const sought = new Set(names.filter((name) => !observed.has(name)));
  const learned = await changesAlong(way.length, sought, statesOn(way, from.validAt, place, named));
  const passed = await changesAlong(days.length - 1, sought, (index) =>
    facetsAt({ ...inTheEnd, validAt: days[index] as Day }, place, named),
  );
  const steps = await way.stepsFrom(learned.map(({ step }) => step));
  const inTheBeginning = { pieces: sharedPieces(ends.first.pieces), log: rememberedLog(ends.first.log) };
  const states = new SupposedStates(
    { ...inTheBeginning, validAt: from.validAt },
    { ...inTheEnd, validAt: to.validAt },
    place,
    named,
  );

  async function causesOf(thing: Thing): Promise<readonly Cause[]> {
    const isMeant = ({ names: changed }: Change): boolean => changed.includes(thing.name);
    const known = learned.filter(isMeant).map(({ step }) => causeOf(steps.get(step) as Step));
    const come: Cause[] = [];
    for (const change of passed.filter(isMeant))
      come.push(...(await causesOfDays(change, thing, days, facts, states, way)));
    return once([...known, ...come]);
  }

  const differences: Difference[] = [];
  for (const name of names) {
    const facet = placeNamed(name, before, after);
    const [was, is] = [before.get(name)?.value, after.get(name)?.value];
    const thing = { name, place: facet, vanishes: is === undefined };
    const met = observed.get(name) ?? (await causesOf(thing));
    const differs = fieldsDiffering(was, is);
    const because = await states.lasting(thing, met, differs);
    differences.push({ ...facet, from: was ?? null, to: is ?? null, differs, because });
  }
  return differences;
}

/** An event may have made a difference in several steps, and is named once for each of its days. */
const once = (causes: readonly Cause[]): readonly Cause[] => [
  ...new Map(
    causes.map((cause) => [
      cause.kind === 'day' ? cause.on : JSON.stringify([cause.event.id, cause.as, cause.on]),
      cause,
    ]),
  ).values(),
];

/** What is said after so many steps; it is composed once for all those after which the same is known. */
function statesOn(
  way: Way,
  validAt: Day,
  place: Place,
  named: (facets: Facets) => Facets,
): (steps: number) => Promise<Facets> {
  const said = new Map<number | bigint, Facets>();
  return async (count) => {
    const known = said.get(way.eraOf(count));
    if (known) return known;
    const facets = await facetsAt({ ...way.knownAfter(count), validAt }, place, named);
    // Only by now it is known what the answer rests on.
    said.set(way.eraOf(count), facets);
    return facets;
  };
}
