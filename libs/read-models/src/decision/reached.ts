/** Something that links lead to, and whether for certain. */
export interface Reached<T> {
  readonly to: T;
  readonly certain: boolean;
}

/** All that is reached from something, also over others: for certain where one way is, however long. The nearest come first, the certain before the others. */
export function reachedFrom<T>(from: T, next: (one: T) => readonly Reached<T>[]): readonly Reached<T>[] {
  const found = new Map([[from, true]]);
  for (const [one] of found)
    for (const { to, certain } of next(one)) if (certain && !found.has(to)) found.set(to, true);
  for (const [one] of found) for (const { to } of next(one)) if (!found.has(to)) found.set(to, false);
  found.delete(from);
  return Array.from(found, ([to, certain]) => ({ to, certain }));
}
