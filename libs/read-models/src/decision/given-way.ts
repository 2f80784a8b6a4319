import { variantsOf, type Held } from '../time/held.js';
import { isOutstanding, type Approval } from './approvals.js';
import { alsoAs } from './otherwise.js';
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
  const { certain, possibly = [], ...own } = approval;
  if (awaited === undefined || !variantsOf<Approval>(approval).some(isOutstanding)) return [approval];
  const left = [own, ...possibly].map(settled);
  const isCertain = certain && left[0] !== undefined;
  if (!awaited)
    return [{ ...approval, certain: isCertain, possibly: [...possibly, ...left.flatMap((one) => one ?? [])] }];
  const [first, ...others] = left.flatMap((one) => one ?? []);
  return first ? [{ ...first, certain: isCertain, ...(others.length > 0 && { possibly: others }) }] : [];
}

export const gaveWay = (approval: Held<Approval>, allowed: Sure): Held<Approval> =>
  allowed === undefined ? approval : alsoAs<Approval>(approval, { gaveWay: true }, allowed);
