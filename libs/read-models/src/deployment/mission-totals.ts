import type { Amount, Day } from '@acta/domain';
import { countingFiles } from '../decision/counting.js';
import type { DecisionRow } from '../decision/timeline.js';
import { figureOfAmount, figuresOf, type Figure, type Range } from '../figure/figure.js';
import { isSameMeasure } from '../figure/measure.js';
import { amountText, sumText } from '../figure/text.js';
import type { MissionRow, Target } from '../mission/timeline.js';
import { presentIn } from '../presence/present.js';
import type { PresenceRow } from '../presence/timeline.js';
import type { PartyRow } from '../registers/timelines.js';
import type { Held } from '../time/held.js';
import { committedOnce } from './counted-once.js';
import type { MissionTotals, TargetAnswer } from './shape.js';

/** All that is on record of one mission on a day. */
export interface MissionRecord {
  readonly id: string;
  readonly day: Day;
  readonly mission: MissionRow | undefined;
  readonly decisions: readonly DecisionRow[];
  readonly presences: readonly PresenceRow[];
  readonly parties: ReadonlyMap<string, PartyRow>;
}

/** "16 000 (also stated as nearly 16 000)" */
function targetText({ amount, restatements }: Target): string {
  const text = amountText(amount);
  const others = restatements.flatMap((again) =>
    again.amount && again.amount.qualifier !== 'unspecified' ? [amountText(again.amount)] : [],
  );
  const different = [...new Set(others)].filter((other) => other !== text);
  return different.length === 0 ? text : `${text} (also stated as ${different.join(', ')})`;
}

/** A figure that is aimed for. */
const aimed = (amount: Amount, certain: boolean, events: readonly string[]): Figure => ({
  ...figureOfAmount(amount, certain, events),
  basis: 'target',
});

function targetAnswer(target: Held<Target>): TargetAnswer {
  const { event, events, amount, baseline, by, decision, occurred, certain, possibly, disputed, restatements } = target;
  return {
    event,
    amount: { ...aimed(amount, certain, events), text: targetText(target) },
    baseline: baseline ? { ...figureOfAmount(baseline, certain, events), basis: 'baseline' } : null,
    by,
    decision: decision ?? null,
    occurred,
    certain: certain && possibly === undefined,
    ...(disputed && { disputed }),
    restatements: restatements.map((again) => ({
      event: again.event,
      amount: again.amount ? aimed(again.amount, certain, [again.event]) : null,
      occurred: again.occurred,
      ...(again.disputed && { disputed: true }),
    })),
  };
}

const isWhole = (record: MissionRecord, party: string): boolean => {
  const kind = record.parties.get(party)?.kind;
  return kind === 'alliance' || kind === 'collective';
};

const upTo = (range: Range | null, open: boolean): Range | null =>
  range && { min: range.min, max: open ? null : range.max };

/** Whether what was observed of one party has what was observed of another in it; who names no members may mean all. */
const includes = (record: MissionRecord, whole: string, party: string): boolean =>
  whole !== party && isWhole(record, whole) && (record.parties.get(whole)?.members?.includes(party) ?? true);

/**
 * How much is there in all: what was observed of an alliance or a collective has its members in it; the sum of the others is
 * open upwards where nothing was observed of one that contributes soldiers, and says of whom.
 */
function presentInAll(record: MissionRecord): Figure | null {
  const observed = record.presences.flatMap((row) => {
    const figure = presentIn(row);
    return figure ? [{ party: row.party, figure }] : [];
  });
  const isIn = (party: string): boolean => observed.some((whole) => includes(record, whole.party, party));
  const apart = observed.filter(({ party }) => !isIn(party));
  // Of two wholes without members each has the other in it: one is shown.
  const counted = apart.length > 0 ? apart : observed.slice(0, 1);
  const [first] = counted;
  if (!first) return null;
  const figures = counted.map(({ figure }) => figure).filter((figure) => isSameMeasure(figure, first.figure));
  const seen = new Set(observed.map(({ party }) => party));
  const contributors = countingFiles(record.decisions).flatMap(({ contributor, kind }) =>
    kind === 'personnel' && !seen.has(contributor) && !isIn(contributor) && !isWhole(record, contributor)
      ? [contributor]
      : [],
  );
  const missing = [...new Set(contributors)].toSorted();
  return figures.length > 1 || missing.length > 0 ? sumOfFigures(figures, missing) : first.figure;
}

/** @param missing of whom nothing was observed */
function sumOfFigures(figures: readonly Figure[], missing: readonly string[]): Figure | null {
  const [sum] = figuresOf(
    figures.map(({ unit, currency, per, excludes, min, max, certain, disputed, events }) => {
      const measure = {
        unit,
        ...(currency !== undefined && { currency }),
        ...(per && { per }),
        ...(excludes && { excludes }),
      };
      const amount = { ...measure, basis: 'level', qualifier: 'between', rule: 1, min: min ?? '0', max } as const;
      const sure = certain ? { ...amount, min: certain.min ?? '0', max: certain.max } : undefined;
      return { sure, possible: [amount], ...(disputed && { disputed }), events };
    }),
  );
  if (!sum) return null;
  const open = missing.length > 0;
  const isUnspecified = figures.some((figure) => figure.unspecified);
  const bounds = { min: sum.min, max: open ? null : sum.max };
  const [only, ...others] = figures;
  const { unit, currency, per, excludes } = sum;
  const text = sumText({ ...bounds, basis: 'level', unspecified: isUnspecified, unit, currency, per, excludes });
  const lacking = open ? `; nothing observed of ${missing.join(', ')}` : '';
  return {
    ...sum,
    ...bounds,
    unspecified: open || isUnspecified,
    text: only && others.length === 0 && !open ? only.text : `${text}${lacking}`,
    certain: upTo(sum.certain, open),
    possible: upTo(sum.possible, open),
  };
}

/** As they were summed last, by the first file: two states often have the very same files. */
const summed = new WeakMap<DecisionRow, { readonly of: MissionRecord; readonly figures: readonly Figure[] }>();

const isSameSum = (a: MissionRecord, b: MissionRecord): boolean =>
  a.day === b.day &&
  a.decisions.length === b.decisions.length &&
  a.decisions.every((file, index) => file === b.decisions[index]) &&
  [...a.parties].every(([id, row]) => b.parties.get(id) === row) &&
  a.parties.size === b.parties.size;

function committedIn(record: MissionRecord): readonly Figure[] {
  const [first] = record.decisions;
  if (!first) return [];
  const known = summed.get(first);
  if (known && isSameSum(known.of, record)) return known.figures;
  const figures = committedOnce(record.decisions, record.parties, record.day);
  summed.set(first, { of: record, figures });
  return figures;
}

export function missionTotals(record: MissionRecord): MissionTotals {
  const [committed = null, ...alsoCommitted] = committedIn(record);
  return {
    mission: record.id,
    name: record.mission?.name ?? null,
    targets: (record.mission?.targets ?? [])
      .filter(({ status, restates }) => status === 'current' && restates === undefined)
      .map(targetAnswer),
    present: presentInAll(record),
    committed,
    ...(alsoCommitted.length > 0 && { alsoCommitted }),
  };
}
