import type { States } from './course.js';

/** Something in the state that is shown, and how sure that is. */
export type Held<T> = T & {
  /** Whether certain facts alone make it so; else they do not know of it, and possible ones do. */
  readonly certain: boolean;
  /** How else it may be, by facts that are possible on that day. */
  readonly possibly?: readonly T[];
};

/**
 * What the states have under the same id, each once: as certain facts have it, or else as the first possible fact that
 * brings it about.
 */
export function held<T extends object>(states: States<readonly T[]>, idOf: (item: T) => string): readonly Held<T>[] {
  const [sure] = states;
  if (states.length === 1) return sure.map((item) => ({ ...item, certain: true }));
  const variants = new Map<string, Map<string, T>>();
  for (const item of new Set(states.flat())) {
    const known = variants.get(idOf(item)) ?? new Map<string, T>();
    const content = JSON.stringify(item);
    if (!known.has(content)) known.set(content, item);
    variants.set(idOf(item), known);
  }
  const sureIds = new Set(sure.map(idOf));
  return [...variants].map(([id, items]) => {
    const [first, ...others] = [...items.values()] as [T, ...T[]];
    return { ...first, certain: sureIds.has(id), ...(others.length > 0 && { possibly: others }) };
  });
}
