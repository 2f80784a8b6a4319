import { groupBy } from '../group-by.js';
import { apart } from '../figure/alike.js';
import { perhaps } from '../figure/counted.js';
import { figuresOf, type Counted, type Figure } from '../figure/figure.js';
import { isIn, together } from '../figure/whole.js';
import type { CountedIn } from './counting.js';
import { eitherByEvent, lessDoubtful } from './either.js';
import { linkedFiles } from './linked-files.js';
import { isAllowed, lessSaidAgain, type Track } from './said-again.js';
import { standingFiles, supersededIn, takenIn, uncountedIn, type UncountedFiles } from './uncounted.js';
import type { DecisionRow } from './row.js';
import { wholesIn } from './wholes.js';

interface Contribution {
  readonly by: string;
  readonly one: Counted;
}

export interface Contributions {
  /**
   * What is counted in files apart from every other, each with what is in the files that are part of it, by contributor; and what is
   * in parts, in a unit in which nothing is counted in the whole.
   */
  readonly contributors: ReadonlyMap<string, readonly Counted[]>;
  /** What of it is in parts of a file of each contributor: what else is a part of all of its files is so beside it. */
  readonly parts: ReadonlyMap<string, readonly Counted[]>;
  /** Of each event behind what is counted in another file, of which its own is a part, that file. */
  readonly partOf: ReadonlyMap<string, string>;
}

/** What counts in each file that counts, or may, less what others take the place of; what bodies allow tells by itself what is left of it. */
function ownIn(
  all: readonly DecisionRow[],
  uncounted: UncountedFiles,
  countedIn: CountedIn,
  track: Track,
): ReadonlyMap<DecisionRow, readonly Counted[]> {
  const superseded: ReadonlyMap<string, boolean> = isAllowed(track) ? new Map() : supersededIn(all, track);
  const own = standingFiles(all, track).map((file) => {
    return [file, countedIn(file).filter(({ events: [event = ''] }) => !superseded.get(event))] as const;
  });
  const left = lessDoubtful(eitherByEvent(own, takenIn(all, track), track), uncounted, track);
  return new Map(lessSaidAgain(all, left, uncounted, track).filter(([, counted]) => counted.length > 0));
}

/** As files that are linked were asked about last: most of them say the same on another day, and beside other files. */
const asked = new WeakMap<
  readonly DecisionRow[],
  { readonly counted: readonly (readonly Counted[])[]; readonly contributions: Contributions }
>();

/** What is counted in files, and what of it is in others already, because its file is part of them. */
export function contributionsIn(all: readonly DecisionRow[], countedIn: CountedIn, track: Track): Contributions {
  const each = linkedFiles(all).map((files) => {
    const counted = files.map(countedIn);
    const last = asked.get(files);
    if (last?.counted.every((one, index) => one === counted[index])) return last.contributions;
    const own = new Map(files.map((file, index) => [file, counted[index] ?? []] as const));
    const contributions = contributionsWithin(files, (file) => own.get(file) ?? [], track);
    asked.set(files, { counted, contributions });
    return contributions;
  });
  const joined = (of: 'contributors' | 'parts'): Contributions[typeof of] => {
    const all = groupBy(
      each.flatMap((one) => [...one[of]]),
      ([by]) => by,
    );
    return new Map([...all].map(([by, told]) => [by, told.flatMap(([, counted]) => counted)]));
  };
  return {
    contributors: joined('contributors'),
    parts: joined('parts'),
    partOf: new Map(each.flatMap(({ partOf }) => [...partOf])),
  };
}

/** Where nothing of a whole is certain, parts that are not like it (a level, where that is an increase) may count by themselves. */
function besideDoubtful(whole: readonly Counted[], parts: readonly Contribution[]): readonly Contribution[] {
  if (parts.length === 0) return [];
  const figures = figuresOf(whole);
  if (figures.some(({ certain }) => certain)) return [];
  return parts.flatMap(({ by, one }) => perhaps(apart([one], figures).others).map((other) => ({ by, one: other })));
}

/** @param all of which no other file is linked to any */
function contributionsWithin(all: readonly DecisionRow[], countedIn: CountedIn, track: Track): Contributions {
  const uncounted = uncountedIn(all, track);
  const ownOf = ownIn(all, uncounted, countedIn, track);
  const counting = [...ownOf.keys()];
  const wholes = wholesIn(all, counting, uncounted);
  const linked = counting.filter((file) => wholes.has(file));
  const seen = new Set<DecisionRow>();
  const partOf = new Map<string, string>();
  const within = new Map<DecisionRow, readonly Counted[]>();
  const withParts = (file: DecisionRow): readonly Contribution[] => {
    seen.add(file);
    const own = ownOf.get(file) ?? [];
    const parts = linked.flatMap((part) =>
      seen.has(part) || !wholes.get(part)?.certain.includes(file) ? [] : withParts(part),
    );
    const inside = parts.filter(({ one }) => isIn(one, own));
    const theirs = inside.map(({ one }) => one);
    within.set(file, theirs);
    for (const event of theirs.flatMap(({ events }) => events)) partOf.set(event, partOf.get(event) ?? file.id);
    const known = together(own, theirs);
    // Where another file may count in its place, its parts may be in that one.
    const reason = uncounted.get(file.id);
    const mayMove = theirs.length > 0 && reason?.instead !== undefined && !reason.certain;
    const all = (mayMove ? perhaps(known) : known).map((one) => ({ by: file.contributor, one }));
    return [...all, ...besideDoubtful(own, inside), ...parts.filter(({ one }) => !isIn(one, own))];
  };
  const [contributors, partsOf] = [new Map<string, readonly Counted[]>(), new Map<string, readonly Counted[]>()];
  const isApart = (file: DecisionRow): boolean => !wholes.get(file)?.certain.length;
  // What may be in a whole may come on top of it too.
  const mayBeIn = (file: DecisionRow, one: Counted): boolean =>
    isApart(file) && (wholes.get(file)?.possible ?? []).some((whole) => isIn(one, ownOf.get(whole) ?? []));
  // Of files that are part of each other in a circle, one counts as the whole.
  for (const file of [...counting.filter(isApart), ...counting]) {
    if (seen.has(file)) continue;
    const contributed = withParts(file);
    const counted = perhaps(
      contributed.map(({ one }) => one),
      (one) => mayBeIn(file, one),
    );
    contributed.forEach(({ by }, index) => {
      contributors.set(by, [...(contributors.get(by) ?? []), counted[index] as Counted]);
    });
    partsOf.set(file.contributor, [...(partsOf.get(file.contributor) ?? []), ...(within.get(file) ?? [])]);
  }
  return { contributors, parts: partsOf, partOf };
}

/** What counts in files of one contributor, nothing twice. */
export const contributionsOf = (
  files: readonly DecisionRow[],
  countedIn: CountedIn,
  track: Track,
): readonly Counted[] => [...contributionsIn(files, countedIn, track).contributors.values()].flat();

/** What it comes to. */
export const countedOnce = (files: readonly DecisionRow[], countedIn: CountedIn, track: Track): readonly Figure[] =>
  figuresOf(contributionsOf(files, countedIn, track));
