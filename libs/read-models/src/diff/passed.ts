import type { Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import type { Cause } from './cause.js';
import type { Change } from './changes-along.js';
import { inEffect, type EventInEffect, type InTime } from './days.js';
import { eventsBehind, type Thing } from './facets.js';
import { necessary } from './necessary.js';
import { causeOf, type Way } from './way.js';
import type { SupposedStates } from './supposed-states.js';

/**
 * Why a thing is said otherwise after days have passed: the events whose day has come, as far as it would not be so without them; or
 * else the day itself, with the events without which it would have made no difference and that only one of the two states knows of, or whose
 * own day has come before.
 * @param days on which something can change
 */
export async function causesOfDays(
  change: Change,
  thing: Thing,
  days: readonly Day[],
  facts: readonly InTime[],
  states: SupposedStates,
  way: Way,
): Promise<readonly Cause[]> {
  const ends = [days[change.step], days[change.step + 1]].toSorted() as [Day, Day];
  const behind = eventsBehind(thing.name, change.before, change.after);
  const near = await nearby(inEffect(facts, ends), thing, behind, ends, states);
  const [only, ...others] = near;
  if (only && others.length === 0 && behind.has(only.event.id)) return near;
  const changed = { ...thing, vanishes: !change.after.has(thing.name) };
  const neededOf = async (events: readonly RecordedEvent[]) =>
    new Set(await necessary(states.on(ends[1]), changed, events));
  const needed = await neededOf(near.map(({ event }) => event));
  if (needed.size > 0) return near.filter(({ event }) => needed.has(event));
  const learned = (await way.stepsAbout(behind)).filter(({ comes }) => comes).map(causeOf);
  const start = days[0] as Day;
  const come = inEffect(facts, [start < ends[0] ? start : ends[0], ends[0]]).filter(({ event }) =>
    behind.has(event.id),
  );
  const earlier = [...learned, ...come].flatMap((cause) => (cause.kind === 'event' ? [cause] : []));
  const meant = await neededOf([...new Set(earlier.map(({ event }) => event))]);
  return [...earlier.filter(({ event }) => meant.has(event)), { kind: 'day', on: ends[1] }];
}

/** Of the events whose day has come, those that can bear on a thing: what is said of a party rests on its own streams alone. */
async function nearby(
  coming: readonly EventInEffect[],
  { place: { mission, party } }: Thing,
  behind: ReadonlySet<string>,
  ends: readonly [Day, Day],
  states: SupposedStates,
): Promise<readonly EventInEffect[]> {
  if (coming.length === 0) return [];
  if (party === null) {
    const own = coming.filter(({ event }) => behind.has(event.id));
    return own.length > 0 ? own : coming;
  }
  const lists = await Promise.all(ends.map((day) => states.on(day).streamsOf(mission, party)));
  const streams = new Set(lists.flat());
  return coming.filter(({ event }) => streams.has(event.stream));
}
