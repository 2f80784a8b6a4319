import type { DayBounds } from '@acta/domain';
import type { Held } from '../time/held.js';
import { isOutstanding, type Approval } from './approvals.js';
import { alsoAs, asLeft } from './otherwise.js';
import type { DecisionRow } from './row.js';
import type { Sure } from './taken-over.js';

/** What goes on in a file whose place another takes in a track; undefined: none does. */
export const lessTaken = <T extends object>(items: readonly Held<T>[], taken: Sure): readonly Held<T>[] =>
  taken === undefined ? items : taken ? [] : items.map((item) => ({ ...item, certain: false }));

/** An approval of which nothing is awaited any more: what was allowed stands; undefined: nothing was. */
const settled = (state: Approval): Approval | undefined =>
  !isOutstanding(state) ? state : state.approved === undefined ? undefined : { ...state, status: 'granted' };

/** The same where that may be so, or is. */
export function lessAwaited(approval: Held<Approval>, awaited: Sure): DecisionRow['approvals'] {
  if (awaited === undefined) return [approval];
  return asLeft<Approval>(approval, awaited ? settled : (state) => state, settled);
}

/** Within which days the first begins of what bodies allow in files. */
function allowedSince(files: readonly DecisionRow[]): DayBounds | undefined {
  const approvals = files.flatMap((file) => file.approvals.filter(({ approved }) => approved !== undefined));
  const days = approvals.flatMap(({ mandates, approved }) => mandates[0]?.from ?? approved ?? []);
  const [first] = days.toSorted((a, b) => ((a.latest ?? '') < (b.latest ?? '') ? -1 : 1));
  return first && { earliest: first.earliest, latest: first.latest };
}

/**
 * What bodies allowed in a file whose place others take: an amount, until they allow one there; a mandate, until the first day of theirs.
 * @param by the files that take its place
 */
export function gaveWay(approval: Held<Approval>, allowed: Sure, by: readonly DecisionRow[]): Held<Approval> {
  if (allowed === undefined) return approval;
  const replaced = allowedSince(by);
  const mandates = approval.mandates.map((mandate) => (replaced ? { ...mandate, replaced } : mandate));
  return alsoAs<Approval>(approval, { gaveWay: true, mandates }, allowed);
}
