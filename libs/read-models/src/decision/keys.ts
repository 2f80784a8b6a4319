import { remembered } from '../remembered.js';
import { isOutstanding } from './approvals.js';
import { concerningLinks, namesIn } from './links.js';
import type { DecisionRow } from './row.js';

/** The key of a file in which several bodies have still to decide, or that concerns several things. */
const several = '*';

/** The keys of the files in which a body has still to decide, or may have, and perhaps of others. */
export const keysOfAwaiting = (body: string): { readonly awaiting: readonly string[] } => ({
  awaiting: [body, several],
});

/** The keys of the files that change how one of these stands, and perhaps of others. */
export const keysOfConcerning = remembered((files: readonly DecisionRow[]) => ({
  concerning: [...files.flatMap(namesIn), several],
}));

export function concernedKey(file: DecisionRow): string | undefined {
  if (file.links.length === 0) return undefined;
  const all = new Set(concerningLinks(file).map(({ to }) => to.toLowerCase()));
  return all.size > 1 ? several : [...all][0];
}

export function awaitedIn({ approvals }: DecisionRow): string | undefined {
  const [first, ...others] = approvals.filter(
    (approval) => isOutstanding(approval) || approval.possibly?.some(isOutstanding),
  );
  return others.length > 0 ? several : first?.body;
}
