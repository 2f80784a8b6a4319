import { exceeds, type Amount, type Interval } from '@acta/domain';
import type { Mandate } from '../decision/approvals.js';
import { validOn } from '../decision/ceiling.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { Figure, Range } from '../figure/figure.js';
import { presentIn, wasSeenAfter } from '../presence/present.js';
import { sure, type Condition, type Rule, type Situation } from './situation.js';

const interval = ({ min, max }: Range): Interval => ({ min: min ?? '0', max });

/** How much is certainly there; undefined where that is nobody, or not known. */
function present({ presence }: Situation): (Figure & { readonly certain: Range }) | undefined {
  const figure = presentIn(presence);
  return figure?.certain && figure.certain.min !== '0' ? { ...figure, certain: figure.certain } : undefined;
}

/** How far presence goes beyond what mandates in force allow; without any, it does so certainly. */
function beyondCeiling(situation: Situation, there: Figure & { readonly certain: Range }) {
  const ceiling = situation.ceilings.find(({ unit }) => unit === there.unit);
  if (!ceiling?.certain || ceiling.basis !== 'ceiling') return { ceiling: undefined, extent: 'certainly' } as const;
  // Of a mandate whose ceiling is not known, nothing is known to go beyond it.
  if (ceiling.certain.max === null) return { ceiling, extent: 'no' } as const;
  return { ceiling, extent: exceeds(interval(there.certain), interval(ceiling.certain)) } as const;
}

export const presenceAboveCeiling: Rule = (situation) => {
  const there = present(situation);
  if (!there) return [];
  const { ceiling, extent } = beyondCeiling(situation, there);
  if (!ceiling || extent === 'no') return [];
  return [
    {
      kind: 'presence-above-ceiling',
      decision: null,
      subject: '',
      certain: extent === 'certainly',
      detail: `Present: ${there.text}; the ceiling is ${ceiling.text}.`,
      events: [...there.events, ...ceiling.events],
    },
  ];
};

const isIncrease = (amount: Amount | undefined): boolean => amount?.basis === 'increase';

/** Whether more is there than when the first observation was made, and since the file's commitment. */
function hasRisen({ presence }: Situation, there: { readonly certain: Range }, since: string | null): boolean {
  if (!presence) return false;
  const { amount } = presence.first;
  const isSince = presence.observations.every(({ on }) => since === null || (on !== null && on >= since));
  return isSince && exceeds(interval(there.certain), amount) === 'certainly';
}

/** Why a file that nobody has approved is in effect already; undefined where it is not. */
function effectOf(file: DecisionRow, situation: Situation): readonly string[] | undefined {
  const deployed = sure(file.deployments).filter(({ status }) => status === 'partly-deployed' || status === 'deployed');
  if (deployed.length > 0) return deployed.flatMap(({ events }) => events);
  const there = present(situation);
  if (!there || beyondCeiling(situation, there).extent !== 'certainly') return undefined;
  const committed = sure(file.commitments).filter(
    ({ status, restates, amount }) =>
      (status === 'made' || status === 'amended') && restates === undefined && amount?.unit === there.unit,
  );
  const inEffect = committed.some(({ amount, happened }) =>
    isIncrease(amount) ? hasRisen(situation, there, happened.earliest) : amount?.basis !== 'decrease',
  );
  return inEffect ? there.events : undefined;
}

/**
 * What was deployed, or is there, before anybody approved it. Those who were there before the commitment to send more are
 * not meant: a commitment of an increase is in effect when more are there than were observed first.
 */
export const presenceBeforeApproval: Rule = (situation) =>
  situation.decisions
    .filter(({ status }) => status === 'open')
    .flatMap((file): readonly Condition[] => {
      const waiting = sure(file.approvals).filter(({ approved }) => approved === undefined);
      const effect = waiting.length > 0 ? effectOf(file, situation) : undefined;
      if (!effect) return [];
      return [
        {
          kind: 'presence-before-approval',
          decision: file.id,
          subject: '',
          certain: true,
          detail: `In effect, and not approved by ${waiting.map(({ body }) => body).join(', ')}.`,
          events: [...effect, ...waiting.flatMap(({ events }) => events)],
        },
      ];
    });

/** The last day of a mandate; empty where it has none. */
const ends = ({ until }: Mandate): string => until?.latest ?? '';

export const mandateExpired: Rule = (situation) => {
  const { decisions, day, presence } = situation;
  const there = present(situation);
  const mandates = decisions.flatMap((file) => sure(file.approvals).flatMap((approval) => approval.mandates));
  if (!there || mandates.some((mandate) => validOn(mandate, day) !== 'no')) return [];
  const expired = mandates.filter((mandate) => ends(mandate) !== '' && ends(mandate) < day);
  const [last] = expired.toSorted((a, b) => (ends(a) < ends(b) ? 1 : -1));
  if (!last) return [];
  // An observation from before the end says nothing certain of the time after it.
  const seen = wasSeenAfter(presence, ends(last));
  return [
    {
      kind: 'mandate-expired-presence-continues',
      decision: null,
      subject: last.event,
      certain: seen,
      detail: `The last mandate ended on ${ends(last)}; present: ${there.text}.`,
      events: [last.event, ...there.events],
    },
  ];
};
