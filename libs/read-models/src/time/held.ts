import { isSameJson } from '@acta/projections';
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

/** Something by itself, without how sure it is. */
export function stateOf<T extends object>(item: T | Held<T>): T {
  const { certain: _certain, possibly: _possibly, ...state } = item as Held<T>;
  return state as unknown as T;
}

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
  const found: T[] = [];
  for (const item of items) if (!found.some((other) => isSameJson(other, item))) found.push(item);
  return found;
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

const mayBeOtherwise = ({ certain, possibly }: Held<object>): boolean => !certain || possibly !== undefined;

/** What each of several things is in one of the states that may hold: the index of it among its variants; null: it is not there. */
export type Way = readonly (number | null)[];

/**
 * In which ways things may be together, in the order of the states that may hold beside the certain one; undefined where that goes without
 * saying: only one of them may be otherwise, or there is only one other state.
 * @param items as `held` gives them of the same states
 */
export function waysTogether<State, T extends object>(
  states: States<State>,
  of: (state: State) => readonly T[],
  idOf: (item: T) => string,
  items: readonly Held<T>[],
): readonly Way[] | undefined {
  if (states.length <= 2 || items.filter(mayBeOtherwise).length <= 1) return undefined;
  const variants = items.map((item) => {
    const { certain: _, possibly = [], ...first } = item;
    return [first, ...possibly];
  });
  return states.slice(1).map((state) => {
    const there = new Map(of(state).map((item) => [idOf(item), item]));
    return items.map((item, index) => {
      const variant = there.get(idOf(item));
      return variant ? (variants[index] as readonly object[]).findIndex((one) => isSameJson(one, variant)) : null;
    });
  });
}

/** The same where it goes without saying: the nth of each is so together. */
export function waysOf<T extends object>(items: readonly Held<T>[], ways: readonly Way[] | undefined): readonly Way[] {
  if (ways) return ways;
  const through = items.map(({ certain, possibly = [] }): Way => [
    ...(certain ? [] : [null]),
    ...[0, ...possibly.map((_, nth) => nth + 1)],
  ]);
  const length = Math.max(0, ...through.map((states) => states.length));
  return Array.from({ length: Math.max(0, length - 1) }, (_, state) =>
    through.map((states) => states[Math.min(state + 1, states.length - 1)] ?? null),
  );
}

/** An item as it is in each of the states that may hold, the certain one first; undefined: it is not there. */
export function throughStates<T extends object>(
  item: Held<T>,
  index: number,
  ways: readonly Way[] | undefined,
): readonly (T | undefined)[] {
  const variants = variantsOf<T>(item);
  if (!ways) return item.certain ? variants : [undefined, ...variants];
  const then = ways.map((way) => variants[way[index] ?? -1]);
  return [item.certain ? item : undefined, ...then];
}
