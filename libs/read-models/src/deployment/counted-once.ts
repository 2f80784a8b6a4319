import { hullOf, type Amount, type Day } from '@acta/domain';
import { committedOn, countingFiles, leadsTo, supersededIn, wholesOf, type CountedIn } from '../decision/counting.js';
import type { DecisionRow } from '../decision/timeline.js';
import { figuresOf, figuresOfAll, type Counted, type Figure, type Range } from '../figure/figure.js';
import { excludedByAll } from '../figure/excluded.js';
import { isSameMeasure } from '../figure/measure.js';
import type { PartyRow } from '../registers/timelines.js';

type Parties = ReadonlyMap<string, PartyRow>;

const more = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : hullOf({ min: a, max: a }, { min: b, max: b }).max;

const isAlike = (a: Figure, b: Figure): boolean => isSameMeasure(a, b) && a.basis === b.basis;

/** A whole is at least what its parts come to, and its parts are in it. */
const raised = (whole: Range, parts: Range): Range => {
  const min = more(whole.min, parts.min);
  return { min, max: whole.max === null ? null : more(whole.max, min) };
};

function amountOf(
  { unit, currency, per, basis, unspecified }: Figure,
  { min, max }: Range,
  excludes: Figure['excludes'],
): Amount {
  const qualifier = unspecified && max === null ? 'unspecified' : 'between';
  const measure = { unit, ...(currency !== undefined && { currency }), ...(per && { per }) };
  return { min: min ?? '0', max, qualifier, basis, ...measure, ...(excludes && { excludes }), rule: 1 };
}

/** Where the parts are merely possible, the whole may be without them. */
function wholeOf(whole: Figure, parts: Figure): Counted {
  const range = (of: 'certain' | 'possible'): Range | null => {
    const [all, some] = [whole[of], parts[of]];
    return all && some ? raised(all, some) : (all ?? some);
  };
  const { excludes } = excludedByAll([whole, parts]);
  const amounts = (...ranges: readonly (Range | null)[]): readonly Amount[] =>
    ranges.flatMap((one) => (one ? [amountOf(whole, one, excludes)] : []));
  return {
    sure: amounts(range('certain'))[0],
    possible: amounts(range('possible'), parts.certain ? null : whole.possible),
    events: [...whole.events, ...parts.events],
  };
}

/** Whether parts come to more than their whole, or may. */
const isMore = (parts: Figure, whole: Figure): boolean =>
  (['certain', 'possible'] as const).some((of) => {
    const [all, some] = [whole[of], parts[of]];
    return some !== null && (all === null || raised(all, some).min !== all.min);
  });

const inMeasure = (counted: readonly Counted[], measure: Figure): readonly Counted[] =>
  counted.filter((one) => figuresOf([one]).some((figure) => isAlike(figure, measure)));

/**
 * Whether something can be in what is promised elsewhere: soldiers are not in a sum of money. Dollars may be in a sum of euros, if
 * somebody says that they are a part of it; they are not added to it, and not converted either.
 */
const isIn = (one: Counted, others: readonly Counted[]): boolean => {
  const units = new Set(figuresOf(others).map(({ unit }) => unit));
  return figuresOf([one]).some(({ unit }) => units.has(unit));
};

/** What a whole comes to with its parts: each measure (unit, currency, period) by itself, what is in both once. */
function together(whole: readonly Counted[], parts: readonly Counted[]): readonly Counted[] {
  const ofParts = figuresOf(parts);
  return figuresOf(whole).flatMap((figure) => {
    const within = ofParts.find((other) => isAlike(figure, other));
    return within && isMore(within, figure) ? [wholeOf(figure, within)] : inMeasure(whole, figure);
  });
}

/** What is promised in one file and in the files that are part of it. */
type Promised = ReadonlyMap<DecisionRow, readonly Counted[]>;

interface Contribution {
  readonly by: string;
  readonly one: Counted;
}

interface Contributions {
  /**
   * What is promised in files apart from every other, each with what is in the files that are part of it, by contributor; and what is
   * in parts, in a unit in which nothing is promised in the whole.
   */
  readonly contributors: ReadonlyMap<string, readonly Counted[]>;
  /** Of each event behind what is counted in another file, of which its own is a part, that file. */
  readonly partOf: ReadonlyMap<string, string>;
}

function byContributor(all: readonly DecisionRow[], countedIn: CountedIn): Contributions {
  const files = countingFiles(all);
  const superseded = supersededIn(files);
  const promised: Promised = new Map(files.map((file) => [file, countedIn(file, superseded)]));
  const promising = files.filter((file) => promised.get(file)?.length);
  const wholes = new Map(
    promising.map((file) => {
      const named = wholesOf(file);
      return [file, promising.filter((other) => other !== file && named.some((to) => leadsTo(to, other)))];
    }),
  );
  const seen = new Set<DecisionRow>();
  const partOf = new Map<string, string>();
  const withParts = (file: DecisionRow): readonly Contribution[] => {
    seen.add(file);
    const own = promised.get(file) ?? [];
    const parts = promising.flatMap((part) =>
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
  for (const file of [...promising.filter(isApart), ...promising]) {
    if (seen.has(file)) continue;
    for (const { by, one } of withParts(file)) contributors.set(by, [...(contributors.get(by) ?? []), one]);
  }
  return { contributors, partOf };
}

export interface Account extends Pick<Contributions, 'partOf'> {
  /** Of each contributor. */
  readonly counted: readonly (readonly Counted[])[];
  /** Of each event behind what is counted in the promise of a collective, that collective. */
  readonly memberOf: ReadonlyMap<string, string>;
}

/**
 * What is counted in files of one mission, and in what else the rest is: what is part of another file that promises something is in
 * that already, and so is what members promise in the same measure as a collective that names them.
 */
export function accountOf(files: readonly DecisionRow[], parties: Parties, countedIn: CountedIn): Account {
  const { contributors, partOf } = byContributor(files, countedIn);
  const promised = new Map(contributors);
  const memberOf = new Map<string, string>();
  for (const collective of [...promised.keys()].toSorted()) {
    const own = promised.get(collective) ?? [];
    const measures = figuresOf(own);
    const isWithin = (one: Counted): boolean => measures.some((measure) => inMeasure([one], measure).length > 0);
    const members = (parties.get(collective)?.members ?? []).filter((member) => member !== collective);
    const theirs = members.flatMap((member) => (promised.get(member) ?? []).filter(isWithin));
    if (theirs.length === 0) continue;
    for (const event of theirs.flatMap(({ events }) => events)) memberOf.set(event, collective);
    for (const member of members) {
      promised.set(
        member,
        (promised.get(member) ?? []).filter((one) => !isWithin(one)),
      );
    }
    promised.set(collective, together(own, theirs));
  }
  return { counted: [...promised.values()], partOf, memberOf };
}

/** What is committed on a day in files of one mission, nothing counted twice. */
export const committedOnce = (files: readonly DecisionRow[], parties: Parties, day: Day): readonly Figure[] =>
  figuresOfAll(accountOf(files, parties, committedOn(day)).counted);
