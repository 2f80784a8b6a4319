import { stateOf, variantsOf, type Held } from '../time/held.js';

/** Something that is otherwise, or may be. */
export function alsoAs<T extends object>(
  { possibly = [], ...item }: Held<T>,
  state: Partial<T>,
  certain: boolean,
): Held<T> {
  const otherwise = { ...item, ...state };
  return (certain ? otherwise : { ...item, possibly: [...possibly, otherwise] }) as Held<T>;
}

/** A state as others leave it: the very same where they leave it alone; undefined: nothing of it is left. */
type Leaving<T> = (state: T) => T | undefined;

/** Something as others leave it in each state in which it may be, for certain and, beyond that, perhaps; none where nothing of it is left. */
export function asLeft<T extends object>(
  item: Held<T>,
  certainly: Leaving<T>,
  perhaps: Leaving<T>,
): readonly Held<T>[] {
  const states = variantsOf<T>(item);
  const sure = states.map(certainly);
  const all = sure.map((one) => one && perhaps(one));
  if (states.every((state, index) => state === all[index])) return [item];
  const other = all.filter((one, index) => one !== sure[index]);
  const [first, ...others] = [...sure, ...other].flatMap((one) => one ?? []).map((one) => stateOf<T>(one));
  if (!first) return [];
  const certain = item.certain && sure[0] !== undefined && all[0] !== undefined;
  return [{ ...first, certain, ...(others.length > 0 && { possibly: others }) }];
}
