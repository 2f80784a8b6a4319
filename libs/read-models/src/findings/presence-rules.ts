import type { Day } from '@acta/domain';
import type { Approval, Mandate } from '../decision/approvals.js';
import { validOn } from '../decision/ceiling.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { Figure } from '../figure/figure.js';
import { isSameMeasure } from '../figure/measure.js';
import { variantsOf, type Held } from '../time/held.js';
import { remembered } from '../remembered.js';
import { beyondCeiling } from './beyond-ceiling.js';
import { all, any, extentIn, not } from './extent.js';
import { stillThereIn, type There } from './presence-seen.js';
import { conditionsTo, type Condition, type Rule } from './situation.js';

/** Tells the findings about several measures apart: people go without saying. */
const subjectOf = ({ unit, currency, per }: Figure): string =>
  unit === 'personnel' ? '' : [currency ?? unit, per].filter(Boolean).join(' per ');

export const presenceAboveCeiling: Rule = (situation) =>
  stillThereIn(situation).flatMap((there) => {
    const { ceiling, above } = beyondCeiling(situation, there);
    return conditionsTo(above, () => ({
      kind: 'presence-above-ceiling',
      decision: null,
      subject: subjectOf(there.figure),
      detail: `Present: ${there.text}; the ceiling is ${ceiling?.text}.`,
      events: [...there.figure.events, ...(ceiling?.events ?? [])],
    }));
  });

/** The last day of a mandate; empty where it has none. */
const ends = ({ until }: Mandate): string => until?.latest ?? '';

/** Whether a mandate has ended by a day, or may have. */
const mayHaveEnded = ({ until }: Mandate, day: string): boolean =>
  until !== undefined && until.latest !== null && (until.earliest ?? until.latest) < day;

interface Mandated {
  readonly decision: string;
  readonly approval: Held<Approval>;
}

const withMandates = remembered(({ id, approvals }: DecisionRow): readonly Mandated[] =>
  approvals
    .filter((approval) => variantsOf(approval).some(({ mandates }) => mandates.length > 0))
    .map((approval) => ({ decision: id, approval })),
);

/** Whether somebody was seen there after a day, for certain. */
const wasSeenAfter = ({ observations }: There, day: string): boolean =>
  observations.some(({ certain, happened: { earliest } }) => certain && earliest !== null && earliest > day);

export const mandateExpired: Rule = (situation) =>
  stillThereIn(situation).flatMap((there) =>
    expiredIn(situation.decisions.flatMap(withMandates), there, situation.day),
  );

/** Whether the mandates for what is there have ended, in its measure. */
function expiredIn(approvals: readonly Mandated[], there: There, day: Day): readonly Condition[] {
  const ofMeasure = ({ mandates }: Approval): readonly Mandate[] =>
    mandates.filter(({ ceiling }) => isSameMeasure(ceiling, there.figure));
  const inForce = any(
    approvals.flatMap(({ approval }) => [
      extentIn<Approval>(approval, (one) => ofMeasure(one).some((mandate) => validOn(mandate, day) === 'certainly')),
      all(
        'possibly',
        extentIn<Approval>(approval, (one) => ofMeasure(one).some((mandate) => validOn(mandate, day) !== 'no')),
      ),
    ]),
  );
  if (inForce === 'certainly') return [];
  const granted = approvals.flatMap(({ decision, approval }) =>
    variantsOf<Approval>(approval).flatMap((one, index) =>
      ofMeasure(one).map((mandate) => ({ decision, mandate, isCertain: approval.certain && index === 0 })),
    ),
  );
  const [last] = granted
    .filter(({ mandate }) => mayHaveEnded(mandate, day))
    .toSorted((a, b) => (ends(a.mandate) < ends(b.mandate) ? 1 : -1));
  if (!last) return [];
  const end = ends(last.mandate);
  // An observation from before the end says nothing certain of the time after it.
  const isSeen = last.isCertain && end < day && wasSeenAfter(there, end);
  return conditionsTo(all(not(inForce), there.seen, isSeen ? 'certainly' : 'possibly'), () => ({
    kind: 'mandate-expired-presence-continues',
    decision: last.decision,
    subject: last.mandate.event,
    detail: `The last mandate ${end < day ? 'ended on' : 'may have ended; its last day is'} ${end}; present: ${there.text}.`,
    events: [last.mandate.event, ...there.figure.events],
  }));
}
