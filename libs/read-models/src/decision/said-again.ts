import type { Counted } from '../figure/figure.js';
import { perhaps } from '../figure/counted.js';
import { measureOf } from '../figure/measure.js';
import { variantsOf, type Held } from '../time/held.js';
import type { Commitment } from './commitments.js';
import type { Request } from './requests.js';
import type { DecisionRow } from './row.js';
import type { Uncounted, UncountedFiles } from './uncounted.js';

/** Where amounts are counted in a file. */
export type Track = 'requests' | 'commitments' | 'approvals' | 'mandates';

export const isAllowed = (track: Track): track is 'approvals' | 'mandates' =>
  track === 'approvals' || track === 'mandates';

/** In which measures something is said, and whether for certain. */
type Said = Map<string, boolean>;

const note = (said: Said, measure: string, certain: boolean): void => {
  said.set(measure, certain || said.get(measure) === true);
};

/** What was ever promised or asked for was said, also where it stands no more; what was allowed until a day leaves room for more. */
function saidIn(file: DecisionRow, counted: readonly Counted[], track: Track, said: Said): void {
  const items: readonly Held<Commitment | Request>[] = isAllowed(track) ? [] : file[track];
  for (const item of items) {
    for (const { amount } of variantsOf<Commitment | Request>(item)) {
      if (amount) note(said, measureOf(amount), item.certain);
    }
  }
  for (const one of counted) note(said, measureIn(one), one.sure !== undefined);
}

function measureIn({ sure, possible }: Counted): string {
  const amount = sure ?? possible.find((one) => one !== undefined);
  return amount ? measureOf(amount) : '';
}

/** Whether a file says again what another says, and counts only for what that one leaves open. */
export const isSaidAgain = (
  reason: Uncounted | undefined,
): reason is Uncounted & { readonly because: 'restates' | 'same-as'; readonly instead: string } =>
  reason?.instead !== undefined && (reason.because === 'restates' || reason.because === 'same-as');

/** The files that it leads to over others, the next one first. */
function before({ id }: DecisionRow, uncounted: UncountedFiles): readonly string[] {
  const found = new Set<string>();
  for (let reason = uncounted.get(id); isSaidAgain(reason) && !found.has(reason.instead);) {
    found.add(reason.instead);
    reason = uncounted.get(reason.instead);
  }
  return [...found];
}

/**
 * What counts in files, where some say again what others say: of those that are the same each measure counts in the first that says
 * anything in it, also where that one is over. What restates another counts for nothing that is asked for or promised, and for what bodies allow like one that is the same.
 */
export function lessSaidAgain(
  all: readonly DecisionRow[],
  own: readonly (readonly [DecisionRow, readonly Counted[]])[],
  uncounted: UncountedFiles,
  track: Track,
): readonly (readonly [DecisionRow, readonly Counted[]])[] {
  if (!own.some(([{ id }]) => isSaidAgain(uncounted.get(id)))) return own;
  const paths = new Map(own.map(([file]) => [file, before(file, uncounted)]));
  const pathOf = (file: DecisionRow): readonly string[] => paths.get(file) ?? [];
  const saidOf = new Map<string, Said>();
  const saidAt = (head: string): Said => {
    const said = saidOf.get(head) ?? new Map<string, boolean>();
    saidOf.set(head, said);
    return said;
  };
  const counting = new Set(paths.keys());
  const heads = new Set([...paths.values()].flatMap((path) => path.at(-1) ?? []));
  for (const file of all) if (heads.has(file.id) && !counting.has(file)) saidIn(file, [], track, saidAt(file.id));
  const behind = new Set<string>();
  const left = new Map<DecisionRow, readonly Counted[]>();
  for (const [file, counted] of own.toSorted(([a], [b]) => pathOf(a).length - pathOf(b).length)) {
    const said = saidAt(pathOf(file).at(-1) ?? file.id);
    const reason = uncounted.get(file.id);
    if (isSaidAgain(reason)) {
      const isSaid = (one: Counted): boolean | undefined =>
        reason.because === 'restates' && !isAllowed(track) ? true : said.get(measureIn(one));
      const isSame = ({ events }: Counted): boolean => events.length > 0 && events.every((event) => behind.has(event));
      const open = counted.filter((one) => !isSame(one) && !(reason.certain && isSaid(one)));
      left.set(
        file,
        perhaps(open, (one) => isSaid(one) !== undefined),
      );
    }
    saidIn(file, counted, track, said);
    for (const event of counted.flatMap(({ events }) => events)) behind.add(event);
  }
  return own.map(([file, counted]) => [file, left.get(file) ?? counted] as const);
}
