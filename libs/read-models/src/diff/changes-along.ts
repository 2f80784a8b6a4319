import type { Facets } from './facets.js';
import { namesDiffering } from './said.js';

/** A step after which something that is asked about is said otherwise, and the names of what is. */
export interface Change {
  /** The step leads from the state of this number to the next one. */
  readonly step: number;
  readonly names: readonly string[];
  readonly before: Facets;
  readonly after: Facets;
}

/**
 * The steps on a way from one state to another that change something. Where both ends of a stretch say the same of a thing, it is not
 * looked into for that: what changed on it has changed back. So a few looks are enough for a long way on which little happens.
 * @param steps how many there are; the states are numbered from 0 to this
 * @param asked the names of what is asked about
 */
export async function changesAlong(
  steps: number,
  asked: ReadonlySet<string>,
  stateAt: (index: number) => Promise<Facets>,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  async function look(
    low: number,
    before: Facets,
    high: number,
    after: Facets,
    among: Iterable<string>,
  ): Promise<void> {
    if (before === after) return;
    const names = namesDiffering(before, after, among);
    if (names.length === 0) return;
    if (high - low === 1) {
      changes.push({ step: low, names, before, after });
      return;
    }
    const middle = (low + high) >> 1;
    const between = await stateAt(middle);
    await look(low, before, middle, between, names);
    await look(middle, between, high, after, names);
  }
  if (steps > 0 && asked.size > 0) await look(0, await stateAt(0), steps, await stateAt(steps), asked);
  return changes;
}
