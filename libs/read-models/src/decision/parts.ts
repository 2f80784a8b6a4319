import { perhaps } from '../figure/counted.js';
import { figuresOf, type Counted, type Figure } from '../figure/figure.js';
import { isIn, together } from '../figure/whole.js';
import { groupBy } from '../group-by.js';
import type { CountedIn } from './counting.js';
import { supersedingLinks, targetsIn, wholesOf, type Linked, type Target } from './links.js';
import { countingFiles, supersededIn, uncountedIn, type Uncounted } from './uncounted.js';
import type { DecisionRow } from './timeline.js';

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

type UncountedFiles = ReadonlyMap<string, Uncounted>;

/** What counts in each file that counts, or may, less what others take the place of. */
function ownIn(
  all: readonly DecisionRow[],
  uncounted: UncountedFiles,
  countedIn: CountedIn,
): ReadonlyMap<DecisionRow, readonly Counted[]> {
  const superseded = supersededIn(all);
  const own = countingFiles(all).map((file) => {
    const standing = countedIn(file).filter(({ events: [event = ''] }) => !superseded.get(event));
    const counted = perhaps(standing, ({ events: [event = ''] }) => superseded.has(event));
    return [file, uncounted.has(file.id) ? perhaps(counted) : counted] as const;
  });
  return new Map(own.filter(([, counted]) => counted.length > 0));
}

/** A file, and those whose place it takes, or of which it is the one that counts; and whether each is so for certain. */
type Line = ReadonlyMap<DecisionRow, boolean>;

function linesIn(
  all: readonly DecisionRow[],
  uncounted: UncountedFiles,
  targetsOf: (to: string) => readonly Target[],
): (file: DecisionRow) => Line {
  const instead = groupBy(all, ({ id }) => uncounted.get(id)?.instead);
  const before = (file: DecisionRow): readonly Target[] => [
    ...(instead.get(file.id) ?? []).map((other) => ({
      file: other,
      certain: uncounted.get(other.id)?.certain === true,
    })),
    ...supersedingLinks(file).flatMap(({ to, certain }) =>
      targetsOf(to).map((target) => ({ ...target, certain: certain && target.certain })),
    ),
  ];
  return (file) => {
    const line = new Map([[file, true]]);
    for (const [one, isCertain] of line) {
      for (const other of before(one)) if (!line.has(other.file)) line.set(other.file, isCertain && other.certain);
    }
    return line;
  };
}

interface Wholes {
  readonly certain: readonly DecisionRow[];
  readonly possible: readonly DecisionRow[];
}

/** What each of these files is a part of, among them; one that is a part of none may be left out. What takes the place of a part, or of a whole, is in or of the same. */
function wholesIn(
  all: readonly DecisionRow[],
  counting: readonly DecisionRow[],
  uncounted: UncountedFiles,
): ReadonlyMap<DecisionRow, Wholes> {
  if (!all.some(({ links }) => links.length > 0)) return new Map();
  const targetsOf = targetsIn(all);
  const lineOf = linesIn(all, uncounted, targetsOf);
  const lines = new Map(counting.map((file) => [file, lineOf(file)]));
  const place = new Map(counting.map((file, index) => [file, index]));
  const namedIn = (to: string, passed: readonly string[] = []): readonly DecisionRow[] => {
    const meant = new Set(targetsOf(to).map(({ file }) => file));
    const named = [...meant].filter((file) => place.has(file));
    if (named.length > 0) return named;
    const instead = counting.filter((other) => [...(lines.get(other)?.keys() ?? [])].some((one) => meant.has(one)));
    if (instead.length > 0 || passed.includes(to)) return instead;
    // A whole in which nothing counts itself may be a part of one in which something does.
    return [...meant].flatMap(wholesOf).flatMap((link) => namedIn(link.to, [...passed, to]));
  };
  return new Map(
    [...lines].flatMap(([file, line]) => {
      const links = [...line].flatMap(([one, isSure]) =>
        wholesOf(one).map(({ to, certain }) => ({ to, certain: certain && isSure })),
      );
      if (links.length === 0) return [];
      const isCertain = (link: Linked): boolean => link.certain && targetsOf(link.to).every(({ certain }) => certain);
      const among = (is: boolean): readonly DecisionRow[] => {
        const named = new Set(links.filter((link) => isCertain(link) === is).flatMap(({ to }) => namedIn(to)));
        named.delete(file);
        return [...named].toSorted((a, b) => Number(place.get(a)) - Number(place.get(b)));
      };
      return [[file, { certain: among(true), possible: among(false) }] as const];
    }),
  );
}

/** What is counted in files, and what of it is in others already, because its file is part of them. */
export function contributionsIn(all: readonly DecisionRow[], countedIn: CountedIn): Contributions {
  const uncounted = uncountedIn(all);
  const ownOf = ownIn(all, uncounted, countedIn);
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
    const theirs = parts.flatMap(({ one }) => (isIn(one, own) ? [one] : []));
    within.set(file, theirs);
    for (const event of theirs.flatMap(({ events }) => events)) partOf.set(event, partOf.get(event) ?? file.id);
    const known = together(own, theirs);
    // Where another file may count in its place, its parts may be in that one.
    const mayMove = theirs.length > 0 && uncounted.get(file.id)?.instead !== undefined;
    const all = (mayMove ? perhaps(known) : known).map((one) => ({ by: file.contributor, one }));
    return [...all, ...parts.filter(({ one }) => !isIn(one, own))];
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
export const contributionsOf = (files: readonly DecisionRow[], countedIn: CountedIn): readonly Counted[] =>
  [...contributionsIn(files, countedIn).contributors.values()].flat();

/** What it comes to. */
export const countedOnce = (files: readonly DecisionRow[], countedIn: CountedIn): readonly Figure[] =>
  figuresOf(contributionsOf(files, countedIn));
