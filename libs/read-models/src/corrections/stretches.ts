import { addDays, type Day } from '@acta/domain';
import { turningPoints, type Courses } from '../findings/sweep.js';

export interface Stretch {
  readonly from: Day | null;
  readonly until: Day | null;
  readonly day: Day;
}

/** The stretches between the days on which something can change, each with a day in it. */
export function stretchesIn(courses: Courses): readonly Stretch[] {
  const ends = turningPoints(courses);
  const [first] = ends;
  if (first === undefined) return [];
  return [null, ...ends].map((from, index) => ({ from, until: ends[index] ?? null, day: from ?? addDays(first, -1) }));
}
