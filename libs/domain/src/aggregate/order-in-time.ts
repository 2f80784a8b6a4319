import type { Day } from '../values/calendar.js';
import type { StatedDate } from '../values/stated-date.js';

/** Whether an end is before a beginning, however the two dates are understood; an open or unknown side never is. */
export const endsBefore = (end: StatedDate | undefined, beginning: Day | null | undefined): boolean =>
  typeof end?.latest === 'string' && typeof beginning === 'string' && end.latest < beginning;
