import { restatedBy, type EventData, type StatedDate } from '@acta/domain';
import { isSameJson } from '@acta/projections';
import { superseding, type Dated } from '../time/dated.js';
import { isOutstanding, type Approval } from './approval.js';
import { lessReplaced, type Replacing } from './grants.js';
import { saidElsewhere } from './told.js';

type Granted = EventData<'ApprovalGranted'>;

interface Place {
  readonly session?: string;
  readonly due?: StatedDate;
}

const isSamePlace = (a: Place, b: Place): boolean => a.session === b.session && isSameJson(a.due, b.due);

/** A second `ApprovalPending` refines the first: what it says takes the place, what it leaves open stays. */
const refined = (before: Place, { session, due }: Place): Place => {
  if (session !== undefined) return { session, ...((due ?? before.due) && { due: due ?? before.due }) };
  return due ? { due } : placeOf(before);
};

const placeOf = ({ session, due }: Place): Place => ({
  ...(session !== undefined && { session }),
  ...(due && { due }),
});

/** The session that a decision names, or else the one at which it was awaited. */
function decidedAt(before: Approval | undefined, { session }: Place): Pick<Approval, 'session' | 'sessionPresumed'> {
  if (session !== undefined) return { session };
  return before?.session === undefined ? {} : { session: before.session, sessionPresumed: true };
}

const disputedIn = (before: Approval | undefined, { fact }: Dated): Pick<Approval, 'disputed'> =>
  before?.disputed || fact.disputes.length > 0 ? { disputed: true } : {};

/** The next step of a body's approval: what it has granted stays until it grants something else or refuses, all else is of this step. */
function step(
  before: Approval | undefined,
  dated: Dated,
  next: Pick<Approval, 'body' | 'status'> & Partial<Approval>,
): Approval {
  const { fact, bounds } = dated;
  return {
    mandates: before?.mandates ?? [],
    ...(before?.takenBack && { takenBack: before.takenBack }),
    ...(before?.approved && { approved: before.approved }),
    ...(before?.amount && next.status !== 'refused' && { amount: before.amount, amountOn: before.amountOn }),
    ...(before?.granted && next.status !== 'refused' && { granted: before.granted }),
    ...(before?.refusals && { refusals: before.refusals }),
    ...(before?.again && next.status !== 'refused' && { again: before.again }),
    ...(before?.again && before.gaveWay && isOutstanding(next) && { gaveWay: true }),
    ...next,
    ...(isOutstanding(next) && { awaited: (before && isSamePlace(before, next) && before.awaited) || bounds }),
    happened: bounds,
    occurred: fact.occurred ?? null,
    ...disputedIn(before, dated),
    events: [...(before?.events ?? []), fact.id],
  };
}

function grant(before: Approval | undefined, dated: Dated, { mandate, amount, ...granted }: Granted): Approval {
  const { fact, bounds } = dated;
  const granting = { event: fact.id, granted: bounds, ...(fact.disputes.length > 0 && { disputed: true as const }) };
  const mandated = mandate && { ...granting, ...mandate };
  const approved = before?.approved ?? bounds;
  const told = { ...granted, ...decidedAt(before, granted), status: 'granted' as const, approved };
  const restates = saidElsewhere(dated);
  if (restates === undefined)
    return step(before, dated, {
      ...told,
      ...(amount && { amount, amountOn: bounds }),
      granted: { event: fact.id, on: bounds },
      mandates: [...(before?.mandates ?? []), ...(mandated ? [mandated] : [])],
    });
  const again = {
    event: fact.id,
    on: bounds,
    restates,
    ...(amount && { amount }),
    ...(mandated && { mandate: mandated }),
  };
  return step(before, dated, {
    ...told,
    again: [...(before?.again ?? []), again],
    ...(before?.granted === undefined && { gaveWay: true }),
  });
}

/** What was granted is taken back by a refusal; one of a renewal that was awaited leaves the mandates that run to their end. */
function refuse(before: Approval | undefined, dated: Dated, refused: EventData<'ApprovalRefused'>): Approval {
  const refusal = { event: dated.fact.id, on: dated.bounds };
  const isGranted = before?.status === 'granted';
  const taken = isGranted ? before.mandates.map((mandate) => ({ ...mandate, takenBack: refusal })) : [];
  return step(before, dated, {
    ...refused,
    ...decidedAt(before, refused),
    status: 'refused',
    refusals: [...(before?.refusals ?? []), { ...refusal, ...(before?.awaited && { awaited: before.awaited }) }],
    ...(taken.length > 0 && { mandates: [], takenBack: [...(before?.takenBack ?? []), ...taken] }),
  });
}

function next(before: Approval | undefined, dated: Dated): Approval | undefined {
  const { fact } = dated;
  switch (fact.type) {
    case 'ApprovalRequired':
      // That approval is required is no news where it is awaited already.
      if (before && (before.status === 'pending' || before.status === 'deferred')) {
        return { ...before, ...disputedIn(before, dated), events: [...before.events, fact.id] };
      }
      return step(before, dated, { body: fact.data.body, status: 'required' });
    case 'ApprovalPending': {
      const { body, ...place } = fact.data;
      const known = before?.status === 'pending' || before?.status === 'required' ? before : {};
      return step(before, dated, { body, ...refined(known, place), status: 'pending' });
    }
    case 'ApprovalDeferred':
      return step(before, dated, { ...fact.data, status: 'deferred' });
    case 'ApprovalGranted':
      return grant(before, dated, fact.data);
    case 'ApprovalRefused':
      return refuse(before, dated, fact.data);
    default:
      return undefined;
  }
}

/** What says again what is on record of a body is behind it too, and changes nothing. */
function restated(before: Approval, dated: Dated): Approval | undefined {
  const said = restatedBy(dated.fact)?.toLowerCase();
  if (said === undefined || !before.events.includes(said)) return undefined;
  return { ...before, ...disputedIn(before, dated), events: [...before.events, dated.fact.id] };
}

/** Since when a grant takes the place of others of its file, whichever body granted those: since the first day of its mandate. */
function replacingBy({ fact, bounds }: Dated): Replacing {
  if (fact.type !== 'ApprovalGranted') return () => undefined;
  const { earliest, latest } = fact.data.mandate?.from ?? bounds;
  const gone = superseding(fact);
  return (grant) => (gone.includes(grant) ? { earliest, latest } : undefined);
}

export function evolveApprovals(approvals: readonly Approval[], dated: Dated): readonly Approval[] {
  const { body } = dated.fact.data as { readonly body: string };
  const known = approvals.find((approval) => approval.body === body);
  const again = known && restated(known, dated);
  if (again) return approvals.map((approval) => (approval === known ? again : approval));
  const left = approvals.map((approval) => lessReplaced(approval, replacingBy(dated)));
  const before = left.find((approval) => approval.body === body);
  const after = next(before, dated);
  if (!after) return approvals;
  return before ? left.map((approval) => (approval === before ? after : approval)) : [...left, after];
}
