import { eitherOf, perhaps } from '../figure/counted.js';
import type { Counted } from '../figure/figure.js';
import type { Approval } from './approvals.js';
import type { DecisionRow } from './row.js';
import { isSaidAgain, type Track } from './said-again.js';
import type { UncountedFiles } from './uncounted.js';

type InFile = readonly [file: DecisionRow, counted: readonly Counted[]];

const isGivingWay = ({ certain, possibly = [] }: DecisionRow['approvals'][number]): boolean =>
  certain && possibly.every(({ gaveWay }: Approval) => gaveWay);

/** Whether what counts in a file is certain, but for what takes its place. */
const isSettled = ([{ approvals }, counted]: InFile, track: Track): boolean =>
  counted.every(({ sure, possible }) => sure !== undefined && possible.length === 0) ||
  (track === 'approvals' && approvals.every(isGivingWay));

const isOpen = ([, counted]: InFile): boolean =>
  counted.length > 0 && counted.every(({ sure, possible }) => sure === undefined && possible.length > 0);

/**
 * What counts in files, where some may be over: each counts, or does not. Where one counts just as long as another says nothing, which it
 * may not have said by then, it is the one or the other.
 */
export function lessDoubtful(own: readonly InFile[], uncounted: UncountedFiles, track: Track): readonly InFile[] {
  if (uncounted.size === 0) return own;
  const left = new Map(own);
  for (const [file, counted] of own) {
    const reason = uncounted.get(file.id);
    if (!reason || isSaidAgain(reason)) continue;
    const other = own.find(([{ id }]) => id === reason.instead);
    if (reason.isEither && other && !uncounted.has(other[0].id) && isSettled([file, counted], track) && isOpen(other)) {
      const [either, instead] = eitherOf(counted, other[1], other[0].id);
      left.set(file, either).set(other[0], instead);
    } else left.set(file, perhaps(counted));
  }
  return [...left];
}
