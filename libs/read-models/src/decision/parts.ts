import { figuresOf, type Counted, type Figure } from '../figure/figure.js';
import { isIn, together } from '../figure/whole.js';
import { groupBy } from '../group-by.js';
import {
  countingFiles,
  leadsTo,
  supersededBy,
  supersededIn,
  uncountedIn,
  wholesOf,
  type CountedIn,
} from './counting.js';
import type { DecisionRow } from './timeline.js';

/** What is counted in one file. */
type OwnOf = ReadonlyMap<DecisionRow, readonly Counted[]>;

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
  /** Of each event behind what is counted in another file, of which its own is a part, that file. */
  readonly partOf: ReadonlyMap<string, string>;
}

/** A file, and those whose place it takes, or of which it is the one that counts. */
function withThoseBefore(all: readonly DecisionRow[]): (file: DecisionRow) => ReadonlySet<DecisionRow> {
  const uncounted = uncountedIn(all);
  const instead = groupBy(all, ({ id }) => uncounted.get(id)?.instead);
  const before = (file: DecisionRow): readonly DecisionRow[] => [
    ...(instead.get(file.id) ?? []),
    ...supersededBy(file).flatMap((to) => all.filter((other) => leadsTo(to, other))),
  ];
  return (file) => {
    const found = new Set([file]);
    for (const one of found) for (const other of before(one)) found.add(other);
    return found;
  };
}

/** The files with something of their own that each of these is a part of. What takes the place of a part, or of a whole, is in or of the same. */
function wholesIn(all: readonly DecisionRow[], counting: readonly DecisionRow[]) {
  const lineOf = withThoseBefore(all);
  const lines = new Map(counting.map((file) => [file, [...lineOf(file)]]));
  const namedIn = (to: string): readonly DecisionRow[] => {
    const named = counting.filter((other) => leadsTo(to, other));
    return named.length > 0 ? named : counting.filter((other) => lines.get(other)?.some((one) => leadsTo(to, one)));
  };
  return new Map(
    [...lines].map(([file, line]) => {
      const wholes = new Set(line.flatMap(wholesOf).flatMap(namedIn));
      return [file, counting.filter((other) => other !== file && wholes.has(other))] as const;
    }),
  );
}

/** What is counted in files, and what of it is in others already, because its file is part of them. */
export function contributionsIn(all: readonly DecisionRow[], countedIn: CountedIn): Contributions {
  const files = countingFiles(all);
  const superseded = supersededIn(files);
  const ownOf: OwnOf = new Map(files.map((file) => [file, countedIn(file, superseded)]));
  const counting = files.filter((file) => ownOf.get(file)?.length);
  const wholes = wholesIn(all, counting);
  const seen = new Set<DecisionRow>();
  const partOf = new Map<string, string>();
  const withParts = (file: DecisionRow): readonly Contribution[] => {
    seen.add(file);
    const own = ownOf.get(file) ?? [];
    const parts = counting.flatMap((part) =>
      seen.has(part) || !wholes.get(part)?.includes(file) ? [] : withParts(part),
    );
    const within = parts.flatMap(({ one }) => (isIn(one, own) ? [one] : []));
    for (const event of within.flatMap(({ events }) => events)) partOf.set(event, partOf.get(event) ?? file.id);
    const all = together(own, within).map((one) => ({ by: file.contributor, one }));
    return [...all, ...parts.filter(({ one }) => !isIn(one, own))];
  };
  const contributors = new Map<string, readonly Counted[]>();
  // Of files that are part of each other in a circle, one counts as the whole.
  const isApart = (file: DecisionRow): boolean => wholes.get(file)?.length === 0;
  for (const file of [...counting.filter(isApart), ...counting]) {
    if (seen.has(file)) continue;
    for (const { by, one } of withParts(file)) contributors.set(by, [...(contributors.get(by) ?? []), one]);
  }
  return { contributors, partOf };
}

/** What is counted in files of one contributor, nothing twice. */
export const countedOnce = (files: readonly DecisionRow[], countedIn: CountedIn): readonly Figure[] =>
  figuresOf([...contributionsIn(files, countedIn).contributors.values()].flat());
