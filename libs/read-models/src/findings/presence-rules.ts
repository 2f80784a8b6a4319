import type { Mandate } from '../decision/approvals.js';
import { validOn } from '../decision/ceiling.js';
import { wasSeenAfter } from '../presence/present.js';
import { variantsOf } from '../time/held.js';
import { all, any, extentIn, not } from './extent.js';
import { beyondCeiling, thereIn } from './presence-seen.js';
import { rememberedByFile } from './remembered.js';
import { conditionsTo, type Rule } from './situation.js';

export const presenceAboveCeiling: Rule = (situation) => {
  const there = thereIn(situation);
  const { ceiling, above } = there ? beyondCeiling(situation, there) : { ceiling: undefined, above: 'no' as const };
  return conditionsTo(above, () => ({
    kind: 'presence-above-ceiling',
    decision: null,
    subject: '',
    detail: `Present: ${there?.text}; the ceiling is ${ceiling?.text}.`,
    events: [...(there?.figure.events ?? []), ...(ceiling?.events ?? [])],
  }));
};

/** The last day of a mandate; empty where it has none. */
const ends = ({ until }: Mandate): string => until?.latest ?? '';

/** Whether a mandate has ended by a day, or may have. */
const mayHaveEnded = ({ until }: Mandate, day: string): boolean =>
  until !== undefined && until.latest !== null && (until.earliest ?? until.latest) < day;

const withMandates = rememberedByFile(({ approvals }) =>
  approvals.filter((approval) => variantsOf(approval).some(({ mandates }) => mandates.length > 0)),
);

export const mandateExpired: Rule = (situation) => {
  const { decisions, day, presence } = situation;
  const there = thereIn(situation);
  if (!there) return [];
  const approvals = decisions.flatMap(withMandates);
  const inForce = any(
    approvals.flatMap((approval) => [
      extentIn(approval, ({ mandates }) => mandates.some((mandate) => validOn(mandate, day) === 'certainly')),
      all(
        'possibly',
        extentIn(approval, ({ mandates }) => mandates.some((mandate) => validOn(mandate, day) !== 'no')),
      ),
    ]),
  );
  if (inForce === 'certainly') return [];
  const granted = approvals.flatMap((approval) =>
    variantsOf(approval).flatMap(({ mandates }, index) =>
      mandates.map((mandate) => ({ mandate, isCertain: approval.certain && index === 0 })),
    ),
  );
  const [last] = granted
    .filter(({ mandate }) => mayHaveEnded(mandate, day))
    .toSorted((a, b) => (ends(a.mandate) < ends(b.mandate) ? 1 : -1));
  if (!last) return [];
  const end = ends(last.mandate);
  // An observation from before the end says nothing certain of the time after it.
  const isSeen = last.isCertain && end < day && wasSeenAfter(presence, end);
  return conditionsTo(all(not(inForce), there.seen, isSeen ? 'certainly' : 'possibly'), () => ({
    kind: 'mandate-expired-presence-continues',
    decision: null,
    subject: last.mandate.event,
    detail: `The last mandate ${end < day ? 'ended on' : 'may have ended; its last day is'} ${end}; present: ${there.text}.`,
    events: [last.mandate.event, ...there.figure.events],
  }));
};
