import { fileLinked } from './links.js';
import type { DecisionRow } from './row.js';

export type Said = 'certainly' | 'possibly' | undefined;

/** Whether anything is said in it that could count. */
export function saysSomething({ requests, commitments, approvals, deployments }: DecisionRow): Said {
  const said = [requests, commitments, approvals, deployments].flat();
  if (said.some(({ certain }) => certain)) return 'certainly';
  return said.length > 0 ? 'possibly' : undefined;
}

/**
 * Of files that say in a ring to be each other, or to take each other's place, the first counts of those that say anything else.
 * @param start whose links lead back to the end, if it is a ring
 * @param linkedTo what a file says to be, or to take the place of
 */
export function isFirstInRing(
  own: string,
  [start, end]: readonly [start: string, end: string],
  files: readonly DecisionRow[],
  linkedTo: (file: DecisionRow) => readonly { readonly to: string }[],
): boolean {
  const ring = new Set([start]);
  for (const id of ring) {
    const twin = files.find((one) => one.id === id);
    if (!twin || twin.id === end) continue;
    for (const { to } of linkedTo(twin)) {
      const next = files.find((one) => one.id === fileLinked(to));
      if (next && saysSomething(next)) ring.add(next.id);
    }
  }
  return ring.has(end) && [...ring].every((id) => own <= id);
}
