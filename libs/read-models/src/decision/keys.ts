import { remembered } from '../remembered.js';
import { isOutstanding } from './approval.js';
import { concernedIn, concerningLinks } from './links.js';
import type { DecisionRow } from './row.js';

/** The key of a file in which several bodies have still to decide, or that concerns several things, or several of whose events were retracted. */
const several = '*';

/** The keys of the files in which a body has still to decide, or may have, and perhaps of others. */
export const keysOfAwaiting = (body: string): { readonly awaiting: readonly string[] } => ({
  awaiting: [body, several],
});

/** The keys of the files that change how one of these stands, and perhaps of others. */
export const keysOfConcerning = remembered((files: readonly DecisionRow[]) => ({
  concerning: [...files.flatMap(concernedIn), several],
}));

/** The keys of the files in which one of these events was retracted, and perhaps of others. */
export const keysOfRetracting = (events: readonly string[]): { readonly retracted: readonly string[] } => ({
  retracted: [...events, several],
});

export const retractedIn = ({ retracted: [first, ...others] = [] }: DecisionRow): string | undefined =>
  others.length > 0 ? several : first?.event;

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
