import { addDays, type Day } from '@acta/domain';

/** The next day; null, which is open, after the last day that there is. */
export function dayAfter(day: Day | null): Day | null {
  const next = day && addDays(day, 1);
  return next === day ? null : next;
}

/** The day before; null, which is open, before the first day that there is. */
export function dayBefore(day: Day | null): Day | null {
  const before = day && addDays(day, -1);
  return before === day ? null : before;
}
