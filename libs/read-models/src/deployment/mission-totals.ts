import type { Day } from '@acta/domain';
import { committedIn, countingFiles, wholesOf } from '../decision/counting.js';
import type { DecisionRow } from '../decision/timeline.js';
import { figureOfAmount, figuresOf, type Figure, type Range } from '../figure/figure.js';
import { amountText, sumText } from '../figure/text.js';
import type { MissionRow, Target } from '../mission/timeline.js';
import { presentIn } from '../presence/present.js';
import type { PresenceRow } from '../presence/timeline.js';
import type { PartyRow } from '../registers/timelines.js';
import type { Held } from '../time/held.js';
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

function targetAnswer(target: Held<Target>): TargetAnswer {
  const { event, events, amount, baseline, by, decision, occurred, certain, possibly, disputed, restatements } = target;
  return {
    event,
    amount: { ...figureOfAmount(amount, certain, events), basis: 'target', text: targetText(target) },
    baseline: baseline ? { ...figureOfAmount(baseline, certain, events), basis: 'baseline' } : null,
    by,
    decision: decision ?? null,
    occurred,
    certain: certain && possibly === undefined,
    ...(disputed && { disputed }),
    restatements: restatements.map((again) => ({
      event: again.event,
      amount: again.amount ? figureOfAmount(again.amount, certain, [again.event]) : null,
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

/**
 * How much is there in all: what was observed of an alliance or a collective is the whole already; else the sum of what was
 * observed of each party, which is open upwards where nothing was observed of one that contributes.
 */
function presentInAll(record: MissionRecord): Figure | null {
  const observed = record.presences.flatMap((row) => {
    const figure = presentIn(row);
    return figure ? [{ party: row.party, figure }] : [];
  });
  const whole = observed.find(({ party }) => isWhole(record, party));
  if (whole) return whole.figure;
  const [first] = observed;
  if (!first) return null;
  const figures = observed.map(({ figure }) => figure).filter(({ unit }) => unit === first.figure.unit);
  const seen = new Set(observed.map(({ party }) => party));
  const open = countingFiles(record.decisions).some(
    ({ contributor, kind }) => kind === 'personnel' && !seen.has(contributor) && !isWhole(record, contributor),
  );
  return sumOfFigures(figures, open);
}

function sumOfFigures(figures: readonly Figure[], open: boolean): Figure | null {
  const [sum] = figuresOf(
    figures.map(({ unit, min, max, certain, disputed, events }) => {
      const amount = { unit, basis: 'level', qualifier: 'between', rule: 1, min: min ?? '0', max } as const;
      const sure = certain ? { ...amount, min: certain.min ?? '0', max: certain.max } : undefined;
      return { sure, possible: [amount], ...(disputed && { disputed }), events };
    }),
  );
  if (!sum) return null;
  const unspecified = open || figures.some((figure) => figure.unspecified);
  const bounds = { min: sum.min, max: open ? null : sum.max };
  const [only, ...others] = figures;
  return {
    ...sum,
    ...bounds,
    unspecified,
    text: only && others.length === 0 && !open ? only.text : sumText({ ...bounds, basis: 'level', unspecified }),
    certain: upTo(sum.certain, open),
    possible: upTo(sum.possible, open),
  };
}

/** Commitments in all: what is part of another file of the mission that commits itself is in that already. */
function committedInAll({ decisions }: MissionRecord): readonly Figure[] {
  const files = countingFiles(decisions);
  const committing = new Set(files.filter((file) => committedIn(file).length > 0).map(({ id }) => id));
  const counted = files.filter((file) => !wholesOf(file).some((whole) => committing.has(whole)));
  return figuresOf(counted.flatMap(committedIn));
}

export function missionTotals(record: MissionRecord): MissionTotals {
  const [committed = null, ...alsoCommitted] = committedInAll(record);
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
