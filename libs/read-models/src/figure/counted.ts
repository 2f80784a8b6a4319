import type { Amount } from '@acta/domain';
import { groupBy } from '../group-by.js';
import { remembered, sameList } from '../remembered.js';
import { hull, isHigher, isLower, nothing, type Range } from './range.js';
import { total } from './total.js';

/** One thing that counts towards a figure: how much it is for certain, and what else it may be; undefined: nothing. */
export interface Counted {
  readonly sure: Amount | undefined;
  /** Empty where nothing else is possible. Of things in one file the nth are so together. */
  readonly possible: readonly (Amount | undefined)[];
  /** The file that it is in: what is in one file is otherwise together. Absent: it may be otherwise by itself. */
  readonly file?: string;
  readonly disputed?: true;
  readonly events: readonly string[];
}

/** What there is in one of the ways in which it may be. */
type Case = readonly Amount[];

/** What there is for certain in one file, and in which ways it may be otherwise. */
export interface Cases {
  readonly certain: Case;
  readonly possible: readonly Case[];
}

const casesIn = remembered((group: readonly Counted[]): Cases => {
  const certain = group.flatMap(({ sure }) => sure ?? []);
  const options = group.map(({ sure, possible }) => (possible.length > 0 ? possible : [sure]));
  const length = group.some(({ possible }) => possible.length > 0)
    ? Math.max(...options.map((each) => each.length))
    : 0;
  const possible = Array.from({ length }, (_, index) =>
    options.flatMap((each) => each[Math.min(index, each.length - 1)] ?? []),
  );
  return { certain, possible };
});

const casesAlone = remembered((one: Counted): Cases => casesIn([one]));

/** File by file: what may be otherwise in one is so whatever comes of the others. */
export const casesOf = (counted: readonly Counted[]): readonly Cases[] =>
  [...groupBy(counted, (one) => one.file ?? one).values()].map((group) => {
    const [only, ...others] = group;
    return only && others.length === 0 ? casesAlone(only) : casesIn(sameList(group));
  });

function rangeOf(amounts: Case): Range {
  const { min, max } = total(amounts) ?? nothing;
  return { min, max };
}

/** Of ways in which it may be, those that come to the least and to the most. */
interface Extremes {
  readonly least: Case;
  readonly most: Case;
}

function extremesOf(cases: readonly Case[]): Extremes {
  const [only = [], ...others] = cases;
  if (others.length === 0) return { least: only, most: only };
  const each = cases.map((one) => ({ one, range: rangeOf(one) }));
  const first = (isBefore: (a: Range, b: Range) => boolean): Case =>
    each.reduce((found, other) => (isBefore(other.range, found.range) ? other : found)).one;
  return { least: first(isLower), most: first(isHigher) };
}

const ofAll = remembered(({ certain, possible }: Cases): Extremes => extremesOf([certain, ...possible]));

const ofPossible = remembered(({ certain, possible }: Cases): Extremes =>
  extremesOf(possible.length > 0 ? otherwise(certain, possible) : [certain]),
);

/** From the least to the most that files come to together, each in any of its cases. */
function span(files: readonly Extremes[]): Range {
  const least = files.flatMap((file) => file.least);
  const most = files.flatMap((file) => file.most);
  return hull([rangeOf(least), rangeOf(most)]) ?? nothing;
}

/** Everything that may be. What is merely possible may be, and may not. */
export const spanOfAll = (files: readonly Cases[]): Range => span(files.map(ofAll));

/** What may be where what is possible is so; where nothing of a file is possible, what is certain. */
export const spanOfPossible = (files: readonly Cases[]): Range => span(files.map(ofPossible));

/** A file may be open before anything is said in it: that is no other case than that nothing is certain. */
function otherwise(certain: Case, possible: readonly Case[]): readonly Case[] {
  const first = certain.length > 0 ? 0 : possible.findIndex((amounts) => amounts.length > 0);
  return possible.slice(Math.max(0, first));
}

/**
 * The same where what is doubtful (default: all of it) may not count either. What is in one file is otherwise together, and so all of it
 * goes along.
 */
export function perhaps(
  counted: readonly Counted[],
  isDoubtful: (one: Counted) => boolean = () => true,
): readonly Counted[] {
  const doubtful = counted.filter(isDoubtful);
  if (doubtful.length === 0) return counted;
  const length = Math.max(...counted.map((one) => statesOf(one).length));
  return counted.map((one) => {
    const states = statesOf(one);
    const alike = Array.from({ length }, (_, index) => states[Math.min(index, states.length - 1)]);
    if (!doubtful.includes(one)) return { ...one, possible: [...alike, ...alike] };
    return { ...one, sure: undefined, possible: [...alike, ...Array<undefined>(length).fill(undefined)] };
  });
}

const statesOf = ({ sure, possible }: Counted): readonly (Amount | undefined)[] => [sure, ...possible];

/**
 * What counts just where something else does not: what is certain of it, in the ways in which that may be otherwise.
 * @param instead of which nothing is certain
 * @returns both, which are otherwise together
 */
export function eitherOf(
  counted: readonly Counted[],
  instead: readonly Counted[],
  name: string,
): readonly [readonly Counted[], readonly Counted[]] {
  const length = Math.max(...instead.map(({ possible }) => possible.length));
  const isThere = Array.from({ length }, (_, index) =>
    instead.some(({ possible }) => possible[Math.min(index, possible.length - 1)] !== undefined),
  );
  const either = counted.map((one) => ({
    ...one,
    file: name,
    possible: isThere.map((is) => (is ? undefined : one.sure)),
  }));
  return [either, instead.map((one) => ({ ...one, file: name }))];
}
