import { hullOf, type Amount } from '@acta/domain';
import { committedIn, countingFiles, wholesOf } from '../decision/counting.js';
import type { DecisionRow } from '../decision/timeline.js';
import { figuresOf, type Counted, type Figure, type Range } from '../figure/figure.js';
import type { PartyRow } from '../registers/timelines.js';

type Parties = ReadonlyMap<string, PartyRow>;

const more = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : hullOf({ min: a, max: a }, { min: b, max: b }).max;

const isSameMeasure = (a: Figure, b: Figure): boolean =>
  a.unit === b.unit && a.currency === b.currency && a.per === b.per && a.basis === b.basis;

/** A whole is at least what its parts come to, and its parts are in it. */
const raised = (whole: Range, parts: Range): Range => {
  const min = more(whole.min, parts.min);
  return { min, max: whole.max === null ? null : more(whole.max, min) };
};

function amountOf({ unit, currency, per, basis, unspecified }: Figure, { min, max }: Range): Amount {
  const qualifier = unspecified && max === null ? 'unspecified' : 'between';
  const measure = { unit, ...(currency !== undefined && { currency }), ...(per && { per }) };
  return { min: min ?? '0', max, qualifier, basis, ...measure, rule: 1 };
}

function wholeOf(whole: Figure, parts: Figure): Counted {
  const range = (of: 'certain' | 'possible'): Range | null => {
    const [all, some] = [whole[of], parts[of]];
    return all && some ? raised(all, some) : (all ?? some);
  };
  const [certain, possible] = [range('certain'), range('possible')];
  return {
    sure: certain ? amountOf(whole, certain) : undefined,
    possible: possible ? [amountOf(whole, possible)] : [],
    events: [...whole.events, ...parts.events],
  };
}

const inMeasure = (counted: readonly Counted[], measure: Figure): readonly Counted[] =>
  counted.filter((one) => figuresOf([one]).some((figure) => isSameMeasure(figure, measure)));

/** What a whole comes to with its parts: each measure (unit, currency, period) by itself, what is in both once. */
function together(whole: readonly Counted[], parts: readonly Counted[]): readonly Counted[] {
  const ofParts = figuresOf(parts);
  return figuresOf(whole).flatMap((figure) => {
    const within = ofParts.find((other) => isSameMeasure(figure, other));
    const isMore = within && raised(figure, within).min !== figure.min;
    return isMore ? [wholeOf(figure, within)] : inMeasure(whole, figure);
  });
}

/** What files promise that are no part of another, each with the files that are part of it. */
function ofFile(file: DecisionRow, files: readonly DecisionRow[], above: readonly string[]): readonly Counted[] {
  const path = [...above, file.id];
  const parts = files.filter((other) => !path.includes(other.id) && wholesOf(other).includes(file.id));
  return together(
    committedIn(file),
    parts.flatMap((part) => ofFile(part, files, path)),
  );
}

/**
 * What is promised in files of one mission, nothing counted twice: what is part of another file that promises something is in
 * that already, and so is what members promise in the same measure as a collective that names them.
 */
export function committedOnce(all: readonly DecisionRow[], parties: Parties): readonly Counted[] {
  const files = countingFiles(all);
  const promising = new Set(files.filter((file) => committedIn(file).length > 0).map(({ id }) => id));
  const apart = files.filter((file) => !wholesOf(file).some((whole) => promising.has(whole)));
  const byParty = new Map<string, readonly Counted[]>();
  for (const file of apart) {
    const counted = ofFile(file, files, []);
    byParty.set(file.contributor, [...(byParty.get(file.contributor) ?? []), ...counted]);
  }
  for (const collective of [...byParty.keys()].toSorted()) {
    const own = byParty.get(collective) ?? [];
    const members = (parties.get(collective)?.members ?? []).filter((member) => member !== collective);
    if (own.length === 0 || members.length === 0) continue;
    const measures = figuresOf(own);
    const isWithin = (one: Counted): boolean => measures.some((measure) => inMeasure([one], measure).length > 0);
    const theirs = members.map((member) => [member, byParty.get(member) ?? []] as const);
    for (const [member, counted] of theirs) {
      byParty.set(
        member,
        counted.filter((one) => !isWithin(one)),
      );
    }
    byParty.set(
      collective,
      together(
        own,
        theirs.flatMap(([, counted]) => counted.filter(isWithin)),
      ),
    );
  }
  return [...byParty.values()].flat();
}
