import type { DayBounds } from '@acta/domain';
import type { Held } from '../time/held.js';
import { measureOf } from '../figure/measure.js';
import { groupBy } from '../group-by.js';
import { isOutstanding, type Approval, type Mandate } from './approval.js';
import type { Deployment } from './deployments.js';
import { neverHeld } from './mandates.js';
import { alsoAs, asLeft } from './otherwise.js';
import type { DecisionRow } from './row.js';
import type { Sure } from './taken-over.js';

/** A deployment in whose place another file may tell what is there. */
export const asMayGiveWay = (item: Held<Deployment>): Held<Deployment> => ({
  ...item,
  certain: false,
  ...(item.certain && { mayGiveWay: true }),
});

/** What is deployed by a file whose place another takes; undefined: none does. */
export const lessTaken = (items: DecisionRow['deployments'], taken: Sure): DecisionRow['deployments'] =>
  taken === undefined ? items : taken ? [] : items.map(asMayGiveWay);

/** An approval of which nothing is awaited any more: what was allowed stands; undefined: nothing was. */
const settled = (state: Approval): Approval | undefined =>
  !isOutstanding(state) ? state : state.approved === undefined ? undefined : { ...state, status: 'granted' };

/** The same where that may be so, or is. */
export function lessAwaited(approval: Held<Approval>, awaited: Sure): DecisionRow['approvals'] {
  if (awaited === undefined) return [approval];
  return asLeft<Approval>(approval, awaited ? settled : (state) => state, settled);
}

/** The first of these days to be over. */
const firstOf = (days: readonly DayBounds[]): DayBounds | undefined => {
  const [first] = days.toSorted((a, b) => ((a.latest ?? '') < (b.latest ?? '') ? -1 : 1));
  return first && { earliest: first.earliest, latest: first.latest };
};

/** Within which days the first mandate in each measure begins that bodies grant in files, also where it was taken back since. */
function mandatedSince(files: readonly DecisionRow[]): (mandate: Mandate) => DayBounds | undefined {
  const granted = files
    .flatMap(({ approvals }) => approvals.flatMap(({ mandates, takenBack = [] }) => [...takenBack, ...mandates]))
    .filter((mandate) => !neverHeld(mandate));
  const byMeasure = groupBy(granted, ({ ceiling }) => measureOf(ceiling));
  return ({ ceiling }) => firstOf((byMeasure.get(measureOf(ceiling)) ?? []).map(({ from }) => from));
}

/**
 * What bodies allowed in a file whose place others take: an amount, until they allow anything there; a mandate, until the first day of one of
 * theirs in its measure.
 * @param by the files that take its place, and those that may
 */
export function gaveWay(
  approval: Held<Approval>,
  allowed: boolean,
  by: Readonly<Record<'surely' | 'perhaps', readonly DecisionRow[]>>,
): Held<Approval> {
  const lessBy = (files: readonly DecisionRow[]): Partial<Approval> => {
    const since = mandatedSince(files);
    const mandates = approval.mandates.map((mandate) => {
      const replaced = since(mandate);
      return replaced ? { ...mandate, replaced } : mandate;
    });
    return { gaveWay: true, mandates };
  };
  if (!allowed || by.surely.length === by.perhaps.length)
    return alsoAs<Approval>(approval, lessBy(by.perhaps), allowed);
  return alsoAs<Approval>(alsoAs<Approval>(approval, lessBy(by.surely), true), lessBy(by.perhaps), false);
}
