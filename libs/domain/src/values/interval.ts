import { Big } from 'big.js';

/** From the least to the most that something can be; decimals, `max: null` where there is no most. */
export interface Interval {
  readonly min: string;
  readonly max: string | null;
}

export const addIntervals = (a: Interval, b: Interval): Interval => ({
  min: new Big(a.min).plus(b.min).toFixed(),
  max: a.max === null || b.max === null ? null : new Big(a.max).plus(b.max).toFixed(),
});

/** The least that contains both. */
export const hullOf = (a: Interval, b: Interval): Interval => ({
  min: new Big(a.min).lte(b.min) ? a.min : b.min,
  max: a.max === null || b.max === null ? null : new Big(a.max).gte(b.max) ? a.max : b.max,
});

/** Whether there is a figure that both can be. */
export const overlap = (a: Interval, b: Interval): boolean =>
  (b.max === null || new Big(a.min).lte(b.max)) && (a.max === null || new Big(b.min).lte(a.max));

/** Whether `a` is certainly more than `b`, or can be. */
export const exceeds = (a: Interval, b: Interval): 'certainly' | 'possibly' | 'no' => {
  if (b.max !== null && new Big(a.min).gt(b.max)) return 'certainly';
  return a.max === null || new Big(a.max).gt(b.min) ? 'possibly' : 'no';
};
