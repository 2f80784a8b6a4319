import type { Amount } from '@acta/domain';
import type { Told } from '../decision/told.js';
import { amountText } from '../figure/text.js';
import { areIncompatible } from '../statement/contradiction.js';
import { sure, type Condition, type Rule } from './situation.js';

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

export const sourcesContradict: Rule = ({ decisions, presence, targets = [] }) => {
  const inFiles = decisions.flatMap((file) =>
    [...sure(file.requests), ...sure(file.commitments)].flatMap((item) => contradictions(file.id, item)),
  );
  const ofTargets = sure(targets).flatMap((target) => contradictions(target.decision ?? null, target));
  if (!presence || presence.contradictory.length === 0) return [...inFiles, ...ofTargets];
  const texts = presence.observations
    .filter(({ event }) => presence.contradictory.includes(event))
    .map(({ amount }) => amountText(amount));
  const detail = `Present, side by side: ${texts.join('; ')}.`;
  const observed: Condition = {
    kind: 'sources-contradict',
    decision: null,
    subject: presence.contradictory.join(),
    certain: true,
    detail,
    events: presence.contradictory,
  };
  return [...inFiles, ...ofTargets, observed];
};

const isOpenEnded = ({ status }: { readonly status: string }): boolean =>
  !['superseded', 'withdrawn', 'declined', 'lapsed'].includes(status);

/** Requests and commitments that stand and have no figure, in files that are open. */
export const amountUnspecified: Rule = ({ decisions }) =>
  decisions
    .filter(({ status }) => status === 'open')
    .flatMap((file) => {
      const items = [
        ...sure(file.requests).map((item) => ({ what: 'Asked for', ...item })),
        ...sure(file.commitments).map((item) => ({ what: 'Committed', ...item })),
      ];
      return items
        .filter((item) => isOpenEnded(item) && item.restates === undefined && item.amount?.qualifier === 'unspecified')
        .map(({ what, amount, event, events }) => ({
          kind: 'amount-unspecified' as const,
          decision: file.id,
          subject: event,
          certain: true,
          detail: `${what}: ${amount ? amountText(amount) : ''}.`,
          events,
        }));
    });
