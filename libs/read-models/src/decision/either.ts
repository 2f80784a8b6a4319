import { eitherOf, perhaps } from '../figure/counted.js';
import type { Counted } from '../figure/figure.js';
import type { Approval } from './approval.js';
import { fileLinked } from './links.js';
import type { DecisionRow } from './row.js';
import { isAllowed, isSaidAgain, type Track } from './said-again.js';
import type { Taken } from './taken-over.js';
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

/**
 * What counts in files, where something else may take the place of some of it by its event: it is the one or the other, or else counts or does
 * not.
 * @param taken those places, in whichever file
 */
export function eitherByEvent(own: readonly InFile[], taken: readonly Taken[], track: Track): readonly InFile[] {
  const perhapsTaken = taken.filter(({ to, certain }) => !certain && fileLinked(to) === undefined);
  if (perhapsTaken.length === 0) return own;
  const left = new Map(own);
  const isTold = new Set<Counted>();
  for (const { to, by, isEither } of perhapsTaken) {
    if (!isEither || perhapsTaken.filter((one) => one.to === to).length > 1) continue;
    // What bodies allow says of each of its events what is left of it.
    const isMeant = ({ events }: Counted): boolean => (isAllowed(track) ? events.includes(to) : events[0] === to);
    const [file, counted = []] = [...left].find(([, all]) => all.some(isMeant)) ?? [];
    if (!file) continue;
    const [meant, others] = [counted.filter(isMeant), counted.filter((one) => !isMeant(one))];
    const saying = new Set(by.links.flatMap((link) => (link.to.toLowerCase() === to ? link.event : [])));
    const theirs = left.get(by) ?? [];
    const taking = theirs.filter(({ events }) => events.some((event) => saying.has(event)));
    if (!isSettled([file, meant], track) || !isOpen([by, taking])) continue;
    const [either, instead] = eitherOf(meant, taking, by.id);
    for (const one of either) isTold.add(one);
    left.set(file, [...others, ...either]).set(by, [...theirs.filter((one) => !taking.includes(one)), ...instead]);
  }
  if (isAllowed(track)) return [...left];
  const events = new Set(perhapsTaken.map(({ to }) => to));
  return [...left].map(([file, counted]): InFile => {
    const others = counted.filter((one) => !isTold.has(one));
    const isDoubtful = ({ events: [event = ''] }: Counted): boolean => events.has(event);
    return [file, [...counted.filter((one) => isTold.has(one)), ...perhaps(others, isDoubtful)]];
  });
}
