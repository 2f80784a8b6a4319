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
