import type { Held } from '../time/held.js';

/** Something that is otherwise, or may be. */
export function alsoAs<T extends object>(
  { possibly = [], ...item }: Held<T>,
  state: Partial<T>,
  certain: boolean,
): Held<T> {
  const otherwise = { ...item, ...state };
  return (certain ? otherwise : { ...item, possibly: [...possibly, otherwise] }) as Held<T>;
}
