import type { Amount, Day, StatedDate } from '@acta/domain';
import type { Dated } from '../time/dated.js';
import type { Held } from '../time/held.js';
import { isSameMeasure } from '../figure/measure.js';
import { isChange } from '../figure/total.js';
import { amendedBy } from './amended.js';
import { furthered, linkedIn, replaced, toldBy, withRestatement, type Told } from './told.js';

export interface Commitment extends Told {
  readonly by: string;
  readonly to?: string;
  readonly amount?: Amount;
  readonly status: 'intended' | 'made' | 'amended' | 'superseded' | 'withdrawn';
  readonly conditions?: readonly string[];
  readonly until?: StatedDate;
  /** When it was last amended, as stated; null: not stated. */
  readonly amendedOn?: StatedDate | null;
  /** Id of the event that took its place. */
  readonly supersededBy?: string;
}

/** Whether what is to last until a day is over on another. Possibly: between the first and the last day that can be meant by its end. */
export type Ended = 'certainly' | 'possibly';

/** The last day of a commitment is in it. @returns undefined while it certainly lasts */
export function endedOn(day: Day, { until }: Pick<Commitment, 'until'>): Ended | undefined {
  if (until === undefined || (until.earliest !== null && until.earliest >= day)) return undefined;
  return until.latest !== null && until.latest < day ? 'certainly' : 'possibly';
}

/** The same of a commitment that may be otherwise on that day: it may last longer by an amendment of a vague day. */
export function heldEndedOn(day: Day, item: Held<Commitment>): Ended | undefined {
  const [end, ...others] = new Set([item, ...(item.possibly ?? [])].map((state) => endedOn(day, state)));
  return others.length > 0 ? 'possibly' : end;
}

/** An intention is not yet one that stands. */
export const isStanding = ({ status }: Pick<Commitment, 'status'>): boolean =>
  status === 'made' || status === 'amended';

/** A commitment that stands or did until its last day, with whether it is over; one that was withdrawn or superseded has no end. */
export function withEnd(day: Day, item: Held<Commitment>): Held<Commitment> & { readonly ended?: Ended } {
  const ended = isStanding(item) ? heldEndedOn(day, item) : undefined;
  return ended ? { ...item, ended } : item;
}

/** Intentions are live too. */
export const isLive = ({ status }: Pick<Commitment, 'status'>): boolean =>
  status === 'intended' || status === 'made' || status === 'amended';

/**
 * What is expressly superseded gives way to a new commitment, and so does an intention that is carried out: one of whoever commits;
 * and where it is the file's contributor that commits, one of anybody (its government, say), unless a commitment of theirs stands in the
 * file too.
 */
function supersede(
  commitments: readonly Commitment[],
  dated: Dated,
  by: string,
  contributor: string,
): readonly Commitment[] {
  const isCarriedOut = (intention: Commitment): boolean =>
    intention.by === by ||
    (by === contributor && !commitments.some((other) => isStanding(other) && other.by === intention.by));
  const { fact } = dated;
  const superseded = new Set(
    fact.links.flatMap(({ relation, to }) => (relation === 'supersedes' ? [to.toLowerCase()] : [])),
  );
  return commitments.map((commitment) =>
    superseded.has(commitment.event) || (commitment.status === 'intended' && isCarriedOut(commitment))
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

const isOfAnotherKind = (now: Amount | undefined, { amount }: Commitment): boolean =>
  now !== undefined && amount !== undefined && isChange(now) && !isSameMeasure(now, amount);

/** @param contributor whose file it is */
export function evolveCommitments(
  commitments: readonly Commitment[],
  dated: Dated,
  contributor: string,
): readonly Commitment[] {
  const { fact } = dated;
  switch (fact.type) {
    case 'IntentionAnnounced':
    case 'CommitmentMade': {
      const restated = withRestatement(commitments, dated, fact.data.amount);
      if (restated) return restated;
      const status = fact.type === 'CommitmentMade' ? 'made' : 'intended';
      const before = status === 'made' ? supersede(commitments, dated, fact.data.by, contributor) : commitments;
      return [...before, { ...toldBy(dated), ...fact.data, status }];
    }
    case 'CommitmentAmended': {
      const restated = withRestatement(commitments, dated, fact.data.amount);
      if (restated) return restated;
      const commitment =
        linkedIn(commitments, dated) ?? commitments.findLast(isStanding) ?? commitments.findLast(isLive);
      if (!commitment) return commitments;
      // So many more of something else leave what was promised as it is.
      if (isOfAnotherKind(fact.data.amount, commitment)) {
        return [...commitments, { ...toldBy(dated), ...fact.data, by: commitment.by, status: 'made' }];
      }
      // What was said again was said of the former amount.
      const restatements = fact.data.amount ? [] : commitment.restatements;
      const amount = fact.data.amount && amendedBy(commitment.amount, fact.data.amount);
      const amended = {
        ...fact.data,
        ...(amount && { amount }),
        ...{ status: 'amended' as const, amendedOn: fact.occurred ?? null, restatements },
      };
      return replaced(commitments, commitment, furthered(commitment, dated, amended));
    }
    case 'CommitmentWithdrawn':
      return withdraw(commitments, dated, fact.data.by);
    default:
      return commitments;
  }
}
