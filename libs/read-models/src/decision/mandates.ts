import type { Day, DayBounds } from '@acta/domain';
import { dayBefore } from '../time/day-after.js';
import type { Mandate, MandateTakenBack } from './approval.js';

/** A mandate, which its body may have taken back. */
export type Granted = Mandate & Partial<MandateTakenBack>;

/** The sooner of two last days. */
const sooner = (until: DayBounds | undefined, last: DayBounds): DayBounds =>
  until?.latest && last.earliest && until.latest < last.earliest ? until : last;

/** Within which days the last one of a mandate is: that until which it was granted, or the one before it was taken back or replaced. */
export function lastDayOf({ until, takenBack, replaced }: Granted): DayBounds | undefined {
  const ends = [takenBack?.on, replaced].filter((on) => on !== undefined);
  return ends.reduce<DayBounds | undefined>(
    (last, { earliest, latest }) => sooner(last, { earliest: dayBefore(earliest), latest: dayBefore(latest) }),
    until,
  );
}

/** Whether a mandate holds on a day: for certain, possibly, or no more or not yet. Its last day is in it. */
export function validOn(mandate: Mandate, day: Day): 'certainly' | 'possibly' | 'no' {
  const { from } = mandate;
  const last = lastDayOf(mandate);
  const begun = from.latest !== null && from.latest <= day;
  const ended = last !== undefined && last.latest !== null && last.latest < day;
  if (ended || (from.earliest !== null && from.earliest > day)) return 'no';
  const endsBefore = last !== undefined && (last.earliest === null || last.earliest < day);
  return begun && !endsBefore ? 'certainly' : 'possibly';
}

/** Whether it was taken back or replaced before its first day: then nobody was ever there by it. */
export function neverHeld(mandate: Granted): boolean {
  const [first, last] = [mandate.from.earliest, lastDayOf(mandate)?.latest ?? null];
  return first !== null && last !== null && last < first;
}

const isSameDay = (a: DayBounds, b: DayBounds): boolean => a.earliest === b.earliest && a.latest === b.latest;

const mayHaveEnded = (mandate: Mandate, day: Day): boolean => {
  const last = lastDayOf(mandate);
  return last !== undefined && (last.earliest === null || last.earliest < day);
};

/**
 * The same of a mandate among others. Where another takes its place on a vague day, one of both holds: it does by what is certain, until that
 * other certainly has begun.
 */
export function validAmong(all: readonly Mandate[], mandate: Mandate, day: Day): ReturnType<typeof validOn> {
  const { replaced, ...alone } = mandate;
  const valid = validOn(mandate, day);
  if (valid !== 'possibly' || !replaced || validOn(alone, day) !== 'certainly') return valid;
  const takesPlace = (by: Mandate): boolean => by.event !== mandate.event && isSameDay(by.from, replaced);
  return all.some((by) => takesPlace(by) && !mayHaveEnded(by, day)) ? 'certainly' : valid;
}
