import type { DayBounds } from '@acta/domain';
import { isOutstanding, type Approval, type Mandate, type MandateTakenBack } from './approvals.js';

export const union = (...lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

/** Each once. */
const byEvent = <T extends Mandate>(mandates: readonly T[]): readonly T[] => [
  ...new Map(mandates.map((one) => [one.event, one])).values(),
];

/** Mandates in the order in which they were granted, each once. */
const mandatesOf = (...approvals: readonly Approval[]): readonly Mandate[] =>
  byEvent(approvals.flatMap(({ mandates }) => mandates)).toSorted((a, b) =>
    (a.granted.latest ?? '') < (b.granted.latest ?? '') ? -1 : 1,
  );

/** Of two of which there may be either the one that was later. */
function laterOf<T>(one: T | undefined, other: T | undefined, on: (of: T) => DayBounds | undefined): T | undefined {
  if (!one || !other) return one ?? other;
  return (on(other)?.latest ?? '') > (on(one)?.latest ?? '') ? other : one;
}

/** The refusal in one file that takes back what the same body granted in another: not where it awaited that anew. */
function takingBack({ refused }: Approval, other: Approval): Approval['refused'] {
  if (!refused || refused.awaited) return undefined;
  const [on, awaited] = [refused.on.latest ?? '', other.awaited?.latest ?? ''];
  return isOutstanding(other) && awaited <= on && awaited !== '' ? undefined : refused;
}

/** What was granted in one file, and is in force no more by a refusal in another. */
function takenBy(refused: Approval['refused'], { mandates }: Approval): readonly MandateTakenBack[] {
  if (!refused) return [];
  const { event, on } = refused;
  const isBefore = ({ granted }: Mandate): boolean => (granted.latest ?? '') <= (on.latest ?? '');
  return mandates.filter(isBefore).map((mandate) => ({ ...mandate, takenBack: { event, on } }));
}

/** What a body granted in two files, less what it took back in either. */
function grantedIn(one: Approval, other: Approval) {
  const refused = laterOf(one.refused, other.refused, ({ on }) => on);
  const last = laterOf(one.amount && one, other.amount && other, ({ amountOn }) => amountOn);
  const granted = laterOf(one.granted, other.granted, ({ on }) => on);
  const isRefused = refused && (last?.amountOn?.latest ?? '') <= (refused.on.latest ?? '');
  const taken = [...takenBy(takingBack(one, other), other), ...takenBy(takingBack(other, one), one)];
  const takenBack = byEvent([...(one.takenBack ?? []), ...(other.takenBack ?? []), ...taken]);
  const isTaken = new Set(takenBack.map(({ event }) => event));
  return {
    mandates: mandatesOf(one, other).filter(({ event }) => !isTaken.has(event)),
    ...(takenBack.length > 0 && { takenBack }),
    ...(last && !isRefused && { amount: last.amount, amountOn: last.amountOn }),
    ...(granted && { granted }),
    ...(refused && { refused }),
  };
}

/** What says again what is told elsewhere gives way to nothing where the other of two files tells it. */
function lessAgain(step: Approval, other: Approval): Approval {
  if (!step.again || !step.gaveWay || (other.gaveWay && other.again)) return step;
  const { gaveWay: _, ...told } = step;
  return told;
}

/** Where a file stands at a body whose steps are told in two files, as if they had been told in one. */
export function joinedSteps(earlier: Approval, later: Approval): Approval {
  const [one, other] = [earlier.approved, later.approved];
  const approved = one && laterOf(one, other, (day) => day) === one ? (other ?? one) : (one ?? other);
  const events = union(earlier.events, later.events);
  // That approval is required is no news where it is awaited already.
  const isNoNews = later.status === 'required' && (earlier.status === 'pending' || earlier.status === 'deferred');
  const {
    amount: _amount,
    amountOn: _amountOn,
    takenBack: _takenBack,
    ...step
  } = isNoNews ? lessAgain(earlier, later) : lessAgain(later, earlier);
  return { ...step, ...(approved && { approved }), ...grantedIn(earlier, later), events };
}
