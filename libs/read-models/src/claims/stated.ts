import type { Amount, Fact } from '@acta/domain';

/** What an amount can be claimed of, and in which aggregate's streams that is said. */
export const claimSubjects = {
  presence: 'presence',
  target: 'mission',
  baseline: 'mission',
  request: 'decision',
  intention: 'decision',
  commitment: 'decision',
  approval: 'decision',
  ceiling: 'decision',
  order: 'decision',
  deployment: 'decision',
} as const;
export type ClaimSubject = keyof typeof claimSubjects;

export interface Stated {
  readonly about: ClaimSubject;
  readonly amount: Amount;
}

const stated = (about: ClaimSubject, amount: Amount | undefined): readonly Stated[] =>
  amount ? [{ about, amount }] : [];

/** The amounts that a fact states. */
export function statedIn(fact: Fact): readonly Stated[] {
  switch (fact.type) {
    case 'PresenceObserved':
      return stated('presence', fact.data.amount);
    case 'TargetAnnounced':
      return [...stated('target', fact.data.amount), ...stated('baseline', fact.data.baseline)];
    case 'RequestMade':
      return stated('request', fact.data.amount);
    case 'IntentionAnnounced':
      return stated('intention', fact.data.amount);
    case 'CommitmentMade':
    case 'CommitmentAmended':
      return stated('commitment', fact.data.amount);
    case 'ApprovalGranted':
      return [...stated('approval', fact.data.amount), ...stated('ceiling', fact.data.mandate?.ceiling)];
    case 'DeploymentOrdered':
      return stated('order', fact.data.amount);
    case 'DeploymentRecorded':
      return stated('deployment', fact.data.amount);
    default:
      return [];
  }
}

/** Who asks, promises, orders or announces it, or the body that approves; null: nobody is named. */
export function actorOf({ data }: Fact): string | null {
  if ('by' in data) return data.by;
  return 'body' in data ? data.body : null;
}
