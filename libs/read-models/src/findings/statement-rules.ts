import type { Amount, Day } from '@acta/domain';
import { heldEndedOn } from '../decision/commitments.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { Told } from '../decision/told.js';
import { amountText } from '../figure/text.js';
import { areIncompatible } from '../statement/contradiction.js';
import { sure, type Condition, type FileRule, type Rule } from './situation.js';

type Stated = Told & { readonly amount?: Amount };

/** The restatements that cannot be true together with what they restate; dollars are not held against euros. */
function contradictions(decision: string | null, item: Stated): readonly Condition[] {
  const { amount, restatements, event } = item;
  const others = restatements.filter((again) => amount && again.amount && areIncompatible(amount, again.amount));
  if (!amount || others.length === 0) return [];
  const texts = [amount, ...others.flatMap((other) => other.amount ?? [])].map(amountText);
  return [
    {
      kind: 'sources-contradict',
      decision,
      subject: event,
      certain: true,
      detail: `Stated side by side: ${texts.join('; ')}.`,
      events: [event, ...others.map((other) => other.event)],
    },
  ];
}

export const sourcesContradictInFile: FileRule = (file) =>
  [...sure(file.requests), ...sure(file.commitments)].flatMap((item) => contradictions(file.id, item));

export const sourcesContradictOnTarget: Rule = ({ targets = [] }) =>
  sure(targets).flatMap((target) => contradictions(target.decision ?? null, target));

export const sourcesContradictOnPresence: Rule = ({ presence }) => {
  if (!presence || presence.contradictory.length === 0) return [];
  const texts = presence.observations
    .filter(({ event }) => presence.contradictory.includes(event))
    .map(({ amount }) => amountText(amount));
  const detail = `Present, side by side: ${texts.join('; ')}.`;
  return [
    {
      kind: 'sources-contradict',
      decision: null,
      subject: presence.contradictory.join(),
      certain: true,
      detail,
      events: presence.contradictory,
    },
  ];
};

const isOpenEnded = ({ status }: { readonly status: string }): boolean =>
  !['superseded', 'withdrawn', 'declined', 'lapsed'].includes(status);

/** Requests and commitments that stand and have no figure, in files that are open. What is over needs none any more. */
export const amountUnspecified: Rule = ({ decisions, day }) =>
  decisions.filter(({ status }) => status === 'open').flatMap((file) => unspecifiedIn(file, day));

function unspecifiedIn(file: DecisionRow, day: Day): readonly Condition[] {
  const items = [
    ...sure(file.requests).map((item) => ({ what: 'Asked for', ended: undefined, ...item })),
    ...sure(file.commitments).map((item) => ({ what: 'Committed', ended: heldEndedOn(day, item), ...item })),
  ];
  return items
    .filter((item) => isOpenEnded(item) && item.restates === undefined && item.amount?.qualifier === 'unspecified')
    .filter(({ ended }) => ended !== 'certainly')
    .map(({ what, amount, ended, event, events }) => ({
      kind: 'amount-unspecified' as const,
      decision: file.id,
      subject: event,
      certain: ended === undefined,
      detail: `${what}: ${amount ? amountText(amount) : ''}.`,
      events,
    }));
}
