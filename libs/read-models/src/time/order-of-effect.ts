import type { Dated } from './dated.js';

/**
 * The order in which facts take effect: what certainly happened earlier comes first; where the dates leave it open, what was recorded
 * first. A fact that is found out late takes its place before what certainly happened later, and the others keep their order. (One
 * without a date, back-filled later, does not come after all that has a date.)
 * @param facts by version
 */
export function inOrderOfEffect(facts: readonly Dated[]): readonly Dated[] {
  const ordered: Dated[] = [];
  let lastBeginning: string | null = null;
  for (const fact of facts) {
    const { earliest, latest } = fact.bounds;
    const followsAll = latest === null || lastBeginning === null || lastBeginning <= latest;
    if (followsAll) ordered.push(fact);
    else ordered.splice(ordered.findIndex(isAfter(latest)), 0, fact);
    if (earliest !== null && (lastBeginning === null || earliest > lastBeginning)) lastBeginning = earliest;
  }
  return ordered;
}

const isAfter =
  (day: string) =>
  ({ bounds: { earliest } }: Dated): boolean =>
    earliest !== null && earliest > day;
