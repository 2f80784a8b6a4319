import type { Dated } from './dated.js';
import { afterAll } from './open-ends.js';

/** Whether the order of recording contradicts no date, which is the usual case. */
function isRecordedInOrder(facts: readonly Dated[]): boolean {
  let least: string | null = null;
  for (const { bounds } of facts.toReversed()) {
    if (least !== null && bounds.earliest !== null && least < bounds.earliest) return false;
    if (bounds.latest !== null && (least === null || bounds.latest < least)) least = bounds.latest;
  }
  return true;
}

const descending = (a: Dated, b: Dated): number => b.fact.version - a.fact.version;

/** Keeps `waiting` by falling version, so that the one recorded first is taken from its end. */
function insert(waiting: Dated[], fact: Dated): void {
  let [low, high] = [0, waiting.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (descending(waiting[middle] as Dated, fact) < 0) low = middle + 1;
    else high = middle;
  }
  waiting.splice(low, 0, fact);
}

/**
 * The order in which facts take effect: what certainly happened earlier comes first; where the dates leave it open, what
 * was recorded first. (An undated fact, back-filled later, does not come after all that has a date.)
 * @param facts by version
 */
export function inOrderOfEffect(facts: readonly Dated[]): readonly Dated[] {
  if (isRecordedInOrder(facts)) return facts;
  const byLatest = facts.toSorted((a, b) => ((a.bounds.latest ?? afterAll) < (b.bounds.latest ?? afterAll) ? -1 : 1));
  const byEarliest = facts.toSorted((a, b) => ((a.bounds.earliest ?? '') < (b.bounds.earliest ?? '') ? -1 : 1));
  const taken = new Set<Dated>();
  const waiting: Dated[] = [];
  const ordered: Dated[] = [];
  let [first, next] = [0, 0];
  while (ordered.length < facts.length) {
    while (taken.has(byLatest[first] as Dated)) first++;
    const limit = byLatest[first]?.bounds.latest ?? afterAll;
    for (; next < byEarliest.length && (byEarliest[next]?.bounds.earliest ?? '') <= limit; next++) {
      insert(waiting, byEarliest[next] as Dated);
    }
    const fact = waiting.pop() as Dated;
    taken.add(fact);
    ordered.push(fact);
  }
  return ordered;
}
