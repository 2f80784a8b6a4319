import { differingTotals } from '../deployment/differing.js';
import type { MissionTotals } from '../deployment/shape.js';
import { missionAt } from '../deployment/state.js';
import { facetsOf, type Facets } from '../diff/facets.js';
import { changesIn, joined, type ChangedAnswer, type Known } from './changed-answer.js';
import type { Stretch } from './stretches.js';

/**
 * What is said otherwise of a mission as a whole.
 * @param present whether who is there may be told otherwise
 */
export async function changesOfMission(
  mission: string,
  stretches: readonly Stretch[],
  present: boolean,
  [before, after]: Known,
): Promise<readonly ChangedAnswer[]> {
  const changes: ChangedAnswer[] = [];
  for (const stretch of stretches) {
    const [then, now] = await Promise.all([
      missionAt({ ...before, validAt: stretch.day }, mission),
      missionAt({ ...after, validAt: stretch.day }, mission),
    ]);
    const [totalsThen, totalsNow] = differingTotals([then, now], present);
    changes.push(...changesIn([facetsIn(totalsThen), facetsIn(totalsNow)], stretch));
  }
  return joined(changes);
}

const facetsIn = (totals: MissionTotals | undefined): Facets =>
  facetsOf({ items: [], missions: totals ? [totals] : [] });
