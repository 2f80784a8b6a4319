import type { States } from './course.js';

/** Something in the state that is shown, and how sure that is. */
export type Held<T> = T & {
  /** Whether certain facts alone make it so; else they do not know of it, and possible ones do. */
  readonly certain: boolean;
  /** How else it may be, by facts that are possible on that day. */
  readonly possibly?: readonly T[];
};

/** What something is by certain facts, or else first, and what else it may be. */
export const variantsOf = <T extends object>(item: Held<T>): readonly T[] => [item, ...(item.possibly ?? [])];

const heldAs = <T extends object>(item: T, certain: boolean, others: readonly T[] = []): Held<T> =>
  others.length === 0 ? { ...item, certain } : { ...item, certain, possibly: others };

/** By the list: a fact leaves most lists alone, and rows that have the very same list are quickly compared and written. */
const heldForCertain = new WeakMap<readonly object[], readonly unknown[]>();

function certainly<T extends object>(list: readonly T[]): readonly Held<T>[] {
  const known = heldForCertain.get(list);
  if (known) return known as readonly Held<T>[];
  const made = list.map((item) => heldAs(item, true));
  heldForCertain.set(list, made);
  return made;
}

/** Those that differ in what they say; states may have made the same thing twice. */
function different<T>(items: Iterable<T>): readonly T[] {
  const contents = new Map<string, T>();
  for (const item of items) {
    const content = JSON.stringify(item);
    if (!contents.has(content)) contents.set(content, item);
  }
  return [...contents.values()];
}

/**
 * What the states have under the same id, each once: as certain facts have it, or else as the first possible fact that
 * brings it about.
 * @param of what of a state is meant
 */
export function held<State, T extends object>(
  states: States<State>,
  of: (state: State) => readonly T[],
  idOf: (item: T) => string,
): readonly Held<T>[] {
  const sure = of(states[0]);
  // A state that leaves a list or an item alone has the very same one.
  if (states.length === 1 || states.every((state) => of(state) === sure)) return certainly(sure);
  const variants = new Map<string, Set<T>>();
  for (const item of new Set([...new Set(states.map(of))].flat())) {
    const known = variants.get(idOf(item));
    if (known) known.add(item);
    else variants.set(idOf(item), new Set([item]));
  }
  const sureIds = new Set(sure.map(idOf));
  return Array.from(variants, ([id, items]) => {
    const [first, ...others] = items.size === 1 ? items : different(items);
    return heldAs(first as T, sureIds.has(id), others);
  });
}
