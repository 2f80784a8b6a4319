import type { Amount, Day } from '@acta/domain';
import { turnsOfCommitments } from '../decision/bounds.js';
import { leftByEachOther } from '../decision/left-by-others.js';
import type { Deployment } from '../decision/deployments.js';
import type { DecisionRow } from '../decision/row.js';
import { figureOfAmount, type Figure } from '../figure/figure.js';
import { amountText } from '../figure/text.js';
import { goneIn } from '../findings/presence-seen.js';
import { remembered, sameList } from '../remembered.js';
import type { Target } from '../mission/timeline.js';
import { variantsOf, type Held } from '../time/held.js';
import { rememberedBetween } from '../time/remembered-between.js';
import { committedOnce } from './counted-once.js';
import { figure } from './answers.js';
import type { Parties } from './membership.js';
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

/** As they were asked about last: two states often have the very same files. */
const asked = new WeakMap<
  readonly DecisionRow[],
  { readonly parties: Parties; readonly committedOn: (files: readonly DecisionRow[], day: Day) => readonly Figure[] }
>();

/** Whether both have the very same rows. */
export const areSame = (a: ReadonlyMap<string, object>, b: ReadonlyMap<string, object>): boolean =>
  a.size === b.size && [...a].every(([id, row]) => b.get(id) === row);

export function committedIn({ decisions, parties, day }: MissionRecord): readonly Figure[] {
  let known = asked.get(decisions);
  if (!known || !areSame(known.parties, parties)) {
    known = {
      parties,
      committedOn: rememberedBetween(turnsOfCommitments, (files, on) => committedOnce(files, parties, on)),
    };
    asked.set(decisions, known);
  }
  return known.committedOn(decisions, day);
}

/** What a mission aims for. */
export const targetsIn = ({ mission }: MissionRecord): readonly TargetAnswer[] =>
  (mission?.targets ?? [])
    .filter(({ status, restates }) => status === 'current' && restates === undefined)
    .map(targetAnswer);

/** Its name, and whether it has ended. */
export const standingOf = ({ id, mission }: MissionRecord) => ({
  mission: id,
  name: mission?.name ?? null,
  status: mission?.status ?? null,
  ...(mission?.status === 'open' &&
    mission.possibly?.some(({ status }) => status === 'ended') && { possiblyEnded: true as const }),
});

const isEnded = ({ status }: Deployment): boolean => status === 'ended';

const mayHaveEnded = remembered((decisions: readonly DecisionRow[]): ReadonlySet<string> => {
  const ended = decisions.filter(({ deployments }) => deployments.flatMap(variantsOf<Deployment>).some(isEnded));
  return new Set(ended.map(({ contributor }) => contributor));
});

/** Who is told as present, and has left by a record of it. */
function goneFrom({ decisions, presences }: MissionRecord): Pick<MissionTotals, 'presentEnded'> {
  const ended = mayHaveEnded(decisions);
  const gone = presences.flatMap((presence) => {
    const { party } = presence;
    if (!ended.has(party)) return [];
    const files = sameList(decisions.filter(({ contributor }) => contributor === party));
    const isGone = goneIn({ decisions: leftByEachOther(files), presence });
    return isGone ? [{ party, certain: isGone === 'certainly' }] : [];
  });
  return gone.length > 0 ? { presentEnded: gone } : {};
}

/** The totals of a mission, in sections: what nobody asks about need not be composed. */
export const sectionsOfTotals = (record: MissionRecord) => ({
  standing: () => standingOf(record),
  gone: () => goneFrom(record),
  told: () => ({ targets: targetsIn(record) }),
  seen: () => withOthers('present', presentInAll(record)),
  committed: () => withOthers('committed', committedIn(record)),
});

export function missionTotals(record: MissionRecord): MissionTotals {
  const { standing, gone, told, seen, committed } = sectionsOfTotals(record);
  return { ...standing(), ...gone(), ...told(), ...seen(), ...committed() };
}
