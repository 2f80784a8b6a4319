import type { Amount } from '@acta/domain';
import { mayEnd } from '../decision/counting.js';
import type { DecisionRow } from '../decision/timeline.js';
import { figureOfAmount, type Figure } from '../figure/figure.js';
import { amountText } from '../figure/text.js';
import type { Target } from '../mission/timeline.js';
import type { Held } from '../time/held.js';
import { committedOnce } from './counted-once.js';
import { figure } from './item.js';
import type { MissionRecord } from './mission-record.js';
import { presentInAll } from './present-in-all.js';
import { withOthers, type MissionTotals, type TargetAnswer } from './shape.js';

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

const isCurrent = ({ status }: Target): boolean => status === 'current';

function targetAnswer(target: Held<Target>): TargetAnswer {
  const { event, events, baseline, by, decision, occurred, certain, possibly, disputed, restatements } = target;
  return {
    event,
    amount: { ...(figure<Target>(target, isCurrent) as Figure), basis: 'target', text: targetText(target) },
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

/** As they were summed last: two states often have the very same files. */
const summed = new WeakMap<
  readonly DecisionRow[],
  { readonly of: MissionRecord; readonly figures: readonly Figure[] }
>();

const isSameSum = (a: MissionRecord, b: MissionRecord): boolean =>
  (a.day === b.day || !a.decisions.some(mayEnd)) &&
  [...a.parties].every(([id, row]) => b.parties.get(id) === row) &&
  a.parties.size === b.parties.size;

function committedIn(record: MissionRecord): readonly Figure[] {
  const { decisions, parties, day } = record;
  const known = summed.get(decisions);
  if (known && isSameSum(known.of, record)) return known.figures;
  const figures = committedOnce(decisions, parties, day);
  summed.set(decisions, { of: record, figures });
  return figures;
}

export function missionTotals(record: MissionRecord): MissionTotals {
  return {
    mission: record.id,
    name: record.mission?.name ?? null,
    targets: (record.mission?.targets ?? [])
      .filter(({ status, restates }) => status === 'current' && restates === undefined)
      .map(targetAnswer),
    ...withOthers('present', presentInAll(record)),
    ...withOthers('committed', committedIn(record)),
  };
}
