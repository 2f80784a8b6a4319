import type { RecordedEvent } from '@acta/kernel';
import type { Thing } from './facets.js';
import type { SupposedState } from './supposed-state.js';

/**
 * Of these events, those without which a thing would be said otherwise in a state: each that is necessary by itself; or else, where one
 * would do for another, as few of them as are necessary together; or else none.
 */
export async function necessary(
  state: SupposedState,
  thing: Thing,
  events: readonly RecordedEvent[],
): Promise<readonly RecordedEvent[]> {
  const isNeeded = (some: readonly RecordedEvent[]) => state.restsOn(some, thing);
  const needed: RecordedEvent[] = [];
  for (const event of events) if (await isNeeded([event])) needed.push(event);
  if (needed.length > 0 || events.length < 2 || !(await isNeeded(events))) return needed;

  let together = events;
  for (const event of events) {
    const others = together.filter((one) => one !== event);
    if (await isNeeded(others)) together = others;
  }
  return together;
}

/**
 * The same for all that is said otherwise: where a field would be what it is without them, because one event would do for another, those
 * that make it so together are necessary too.
 * @param differs the fields that are said otherwise
 */
export async function explaining(
  state: SupposedState,
  thing: Thing,
  events: readonly RecordedEvent[],
  differs: readonly string[],
): Promise<readonly RecordedEvent[]> {
  const needed = new Set(await necessary(state, thing, events));
  for (const field of differs) {
    const ofField = { ...thing, field };
    if (await state.restsOn([...needed], ofField)) continue;
    for (const event of await necessary(state, ofField, events)) needed.add(event);
  }
  return [...needed];
}
