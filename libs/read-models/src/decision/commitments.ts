import type { Amount, StatedDate } from '@acta/domain';
import type { Dated } from '../time/dated.js';
import { furthered, linkedIn, replaced, toldBy, withRestatement, type Told } from './told.js';

export interface Commitment extends Told {
  readonly by: string;
  readonly to?: string;
  readonly amount?: Amount;
  readonly status: 'intended' | 'made' | 'amended' | 'superseded' | 'withdrawn';
  readonly conditions?: readonly string[];
  readonly until?: StatedDate;
  /** Id of the event that took its place. */
  readonly supersededBy?: string;
}

const isLive = ({ status }: Pick<Commitment, 'status'>): boolean =>
  status === 'intended' || status === 'made' || status === 'amended';

/** An intention that is carried out, and what is expressly superseded, give way to the new commitment. */
function supersede(commitments: readonly Commitment[], dated: Dated, by: string): readonly Commitment[] {
  const { fact } = dated;
  const superseded = new Set(
    fact.links.flatMap(({ relation, to }) => (relation === 'supersedes' ? [to.toLowerCase()] : [])),
  );
  return commitments.map((commitment) =>
    superseded.has(commitment.event) || (commitment.status === 'intended' && commitment.by === by)
      ? furthered(commitment, dated, { status: 'superseded', supersededBy: fact.id })
      : commitment,
  );
}

function withdraw(commitments: readonly Commitment[], dated: Dated, by: string): readonly Commitment[] {
  const linked = linkedIn(commitments, dated);
  const own = commitments.filter((commitment) => isLive(commitment) && commitment.by === by);
  const meant = linked ? [linked] : own.length > 0 ? own : commitments.filter(isLive);
  return commitments.map((commitment) =>
    meant.includes(commitment) ? furthered(commitment, dated, { status: 'withdrawn' }) : commitment,
  );
}

export function evolveCommitments(commitments: readonly Commitment[], dated: Dated): readonly Commitment[] {
  const { fact } = dated;
  switch (fact.type) {
    case 'IntentionAnnounced':
    case 'CommitmentMade': {
      const restated = withRestatement(commitments, dated, fact.data.amount);
      if (restated) return restated;
      const status = fact.type === 'CommitmentMade' ? 'made' : 'intended';
      const before = status === 'made' ? supersede(commitments, dated, fact.data.by) : commitments;
      return [...before, { ...toldBy(dated), ...fact.data, status }];
    }
    case 'CommitmentAmended': {
      const commitment = linkedIn(commitments, dated) ?? commitments.findLast(isLive);
      if (!commitment) return commitments;
      // What was said again was said of the former amount.
      const restatements = fact.data.amount ? [] : commitment.restatements;
      const amended = { ...fact.data, status: 'amended', restatements } as const;
      return replaced(commitments, commitment, furthered(commitment, dated, amended));
    }
    case 'CommitmentWithdrawn':
      return withdraw(commitments, dated, fact.data.by);
    default:
      return commitments;
  }
}
