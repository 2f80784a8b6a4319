import { groupBy } from '../group-by.js';
import { supersedingLinks, targetsIn, wholesOf, type Linked, type Target } from './links.js';
import { reachedFrom, type Reached } from './reached.js';
import { isSaidAgain } from './said-again.js';
import type { DecisionRow } from './row.js';
import type { UncountedFiles } from './uncounted.js';

/** A file, and those whose place it takes, or of which it is the one that counts; and whether each is so for certain. */
type Line = ReadonlyMap<DecisionRow, boolean>;

function linesOfParts(
  all: readonly DecisionRow[],
  uncounted: UncountedFiles,
  targetsOf: (to: string) => readonly Target[],
): (file: DecisionRow) => Line {
  // One that counts though it says again what another says does so for what that one leaves open.
  const sameAs = ({ id }: DecisionRow): readonly Target[] => {
    const reason = uncounted.get(id);
    if (!isSaidAgain(reason)) return [];
    return all.flatMap((file) => (file.id === reason.instead ? [{ file, certain: reason.certain }] : []));
  };
  const instead = groupBy(all, ({ id }) => uncounted.get(id)?.instead);
  const before = (file: DecisionRow): readonly Target[] => [
    ...sameAs(file),
    ...(instead.get(file.id) ?? []).map((other) => ({
      file: other,
      certain: uncounted.get(other.id)?.certain === true,
    })),
    ...supersedingLinks(file).flatMap(({ to, certain }) =>
      targetsOf(to).map((target) => ({ ...target, certain: certain && target.certain })),
    ),
  ];
  const next = (file: DecisionRow): readonly Reached<DecisionRow>[] =>
    before(file).map((target) => ({ to: target.file, certain: target.certain }));
  return (file) => new Map([[file, true], ...reachedFrom(file, next).map(({ to, certain }) => [to, certain] as const)]);
}

interface Wholes {
  readonly certain: readonly DecisionRow[];
  readonly possible: readonly DecisionRow[];
}

/** What each of these files is a part of, among them; one that is a part of none may be left out. What takes the place of a part, or of a whole, is in or of the same. */
export function wholesIn(
  all: readonly DecisionRow[],
  counting: readonly DecisionRow[],
  uncounted: UncountedFiles,
): ReadonlyMap<DecisionRow, Wholes> {
  if (!all.some(({ links }) => links.length > 0)) return new Map();
  const targetsOf = targetsIn(all);
  const lineOf = linesOfParts(all, uncounted, targetsOf);
  const lines = new Map(counting.map((file) => [file, lineOf(file)]));
  const place = new Map(counting.map((file, index) => [file, index]));
  /** @param passed what was looked into already on the way */
  const namedIn = (to: string, passed: Set<string> = new Set()): readonly DecisionRow[] => {
    if (passed.has(to)) return [];
    passed.add(to);
    const meant = new Set(targetsOf(to).map(({ file }) => file));
    const named = [...meant].filter((file) => place.has(file));
    if (named.length > 0) return named;
    const instead = counting.filter((other) => [...(lines.get(other)?.keys() ?? [])].some((one) => meant.has(one)));
    if (instead.length > 0) return instead;
    // A whole in which nothing counts itself may be a part of one in which something does.
    return [...meant].flatMap(wholesOf).flatMap((link) => namedIn(link.to, passed));
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
