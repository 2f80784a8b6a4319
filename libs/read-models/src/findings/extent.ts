import { variantsOf, type Held } from '../time/held.js';

/** Whether something is so in every state that may hold on a day, in some of them, or in none. */
export type Extent = 'certainly' | 'possibly' | 'no';

/** Whether one of the things in a file is so. What only possible facts brought is nothing for certain. */
export function extentIn<T extends object>(item: Held<T>, is: (variant: T) => boolean): Extent {
  const variants = variantsOf(item);
  if (!variants.some(is)) return 'no';
  return item.certain && variants.every(is) ? 'certainly' : 'possibly';
}

/** Whether any of these is so. */
export const any = (extents: readonly Extent[]): Extent =>
  extents.includes('certainly') ? 'certainly' : extents.includes('possibly') ? 'possibly' : 'no';

/** Whether all of these are so. */
export const all = (...extents: readonly Extent[]): Extent =>
  extents.includes('no') ? 'no' : extents.includes('possibly') ? 'possibly' : 'certainly';

/** Whether something is so, by whether it is in each of the ways in which it may be. */
export const inAll = (extents: readonly Extent[]): Extent =>
  extents.every((extent) => extent === 'certainly') ? 'certainly' : all('possibly', any(extents));

export const not = (extent: Extent): Extent =>
  extent === 'certainly' ? 'no' : extent === 'no' ? 'certainly' : 'possibly';

/** Whether any of the things in a file is so. */
export const anyIn = <T extends object>(items: readonly Held<T>[], is: (variant: T) => boolean): Extent =>
  any(items.map((item) => extentIn(item, is)));

/** Those that are so, or may be, as they are then. */
export const meantIn = <T extends object>(items: readonly Held<T>[], is: (variant: T) => boolean): readonly T[] =>
  items.flatMap((item) => variantsOf(item).find(is) ?? []);
