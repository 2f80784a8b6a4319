import type { DayBounds } from '@acta/domain';
import { isOutstanding, type Approval, type Mandate, type MandateTakenBack, type Refusal } from './approval.js';

export const union = (...lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

/** Each once. */
const byEvent = <T extends { readonly event: string }>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((one) => [one.event, one])).values(),
];

/** Mandates in the order in which they were granted, each once. */
export const mandatesOf = (...approvals: readonly Pick<Approval, 'mandates'>[]): readonly Mandate[] =>
  byEvent(approvals.flatMap(({ mandates }) => mandates)).toSorted((a, b) =>
    (a.granted.latest ?? '') < (b.granted.latest ?? '') ? -1 : 1,
  );

/** Of two of which there may be either the one that was later. */
export function laterOf<T>(
  one: T | undefined,
  other: T | undefined,
  on: (of: T) => DayBounds | undefined,
): T | undefined {
  if (!one || !other) return one ?? other;
  return (on(other)?.latest ?? '') > (on(one)?.latest ?? '') ? other : one;
}

const isBy = (one: DayBounds, other: DayBounds): boolean => (one.latest ?? '') <= (other.latest ?? '');

/** Whether a decision was awaited in a file on a day on which it was taken in another. */
const isAwaitedOn = ({ refusals = [], ...approval }: Approval, on: DayBounds): boolean =>
  (isOutstanding(approval) && isKnownBy(approval.awaited, on)) ||
  refusals.some((refused) => isKnownBy(refused.awaited, on) && isBy(on, refused.on));

const isKnownBy = (day: DayBounds | undefined, on: DayBounds): boolean => Boolean(day?.latest) && isBy(day ?? on, on);

const refusalsOf = (...approvals: readonly Approval[]): readonly Refusal[] =>
  byEvent(approvals.flatMap(({ refusals = [] }) => refusals)).toSorted((a, b) =>
    (a.on.latest ?? '') < (b.on.latest ?? '') ? -1 : 1,
  );

/** The refusals in one file that take back what the same body granted in another: not where it awaited that anew, nor where it had refused before. */
function takingBack(approval: Approval, other: Approval): readonly Refusal[] {
  const all = refusalsOf(approval, other);
  const granted = [approval, other].flatMap(({ mandates, takenBack = [] }) => [...mandates, ...takenBack]);
  return (approval.refusals ?? []).filter(({ event, on, awaited }) => {
    const before = all[all.findIndex((one) => one.event === event) - 1];
    const since = granted.filter((one) => isBy(one.granted, on) && !(before && isBy(one.granted, before.on)));
    const isAnew = awaited !== undefined && !since.some((one) => isBy(awaited, one.granted));
    return since.length > 0 && !isAnew && !isAwaitedOn(other, on);
  });
}

/** What was granted in one file, and is in force no more by a refusal in another; by the first of several. */
const takenBy = (refusals: readonly Refusal[], approval: Approval): readonly MandateTakenBack[] =>
  [...approval.mandates, ...(approval.takenBack ?? [])].flatMap((mandate: Mandate & Partial<MandateTakenBack>) => {
    const first = refusals.find(({ on }) => isBy(mandate.granted, on));
    if (!first || (mandate.takenBack && isBy(mandate.takenBack.on, first.on))) return [];
    return [{ ...mandate, takenBack: { event: first.event, on: first.on } }];
  });

/** What a file takes back by a refusal, and runs on, because a renewal of it was awaited in another. */
function spared({ takenBack = [] }: Approval, other: Approval): readonly MandateTakenBack[] {
  const isAnew = ({ granted, takenBack: { on } }: MandateTakenBack): boolean =>
    isAwaitedOn(other, on) && isBy(granted, other.awaited ?? granted);
  return takenBack.every(isAnew) ? takenBack : [];
}

/** What a body granted in two files, less what it took back in either. */
function grantedIn(one: Approval, other: Approval) {
  const refusals = refusalsOf(one, other);
  const refused = refusals.at(-1);
  const last = laterOf(one.amount && one, other.amount && other, ({ amountOn }) => amountOn);
  const granted = laterOf(one.granted, other.granted, ({ on }) => on);
  const isRefused = refused && (last?.amountOn?.latest ?? '') <= (refused.on.latest ?? '');
  const running = [...spared(one, other), ...spared(other, one)].map(
    ({ takenBack: _takenBack, ...mandate }) => mandate,
  );
  const isRunning = new Set(running.map(({ event }) => event));
  const taken = [...takenBy(takingBack(one, other), other), ...takenBy(takingBack(other, one), one)];
  const takenBack = byEvent([...(one.takenBack ?? []), ...(other.takenBack ?? []), ...taken]).filter(
    ({ event }) => !isRunning.has(event),
  );
  const isTaken = new Set(takenBack.map(({ event }) => event));
  return {
    mandates: mandatesOf(one, other, { mandates: running }).filter(({ event }) => !isTaken.has(event)),
    ...(takenBack.length > 0 && { takenBack }),
    ...(last && !isRefused && { amount: last.amount, amountOn: last.amountOn }),
    ...(granted && { granted }),
    ...(refusals.length > 0 && { refusals }),
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
