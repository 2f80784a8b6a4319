import type { Held } from '../time/held.js';

/** Something as far as it is, or may be, under way. */
export const goingOn = <T>(item: Held<T>, isGoingOn: (state: T) => boolean): Held<T> | undefined => {
  const { possibly = [] } = item;
  if (isGoingOn(item)) return item;
  const state = possibly.find(isGoingOn);
  return state && { ...state, certain: false, possibly: [item, ...possibly.filter((other) => other !== state)] };
};

export const allGoingOn = <T>(items: readonly Held<T>[], isGoingOn: (state: T) => boolean): readonly Held<T>[] =>
  items.flatMap((item) => goingOn(item, isGoingOn) ?? []);
