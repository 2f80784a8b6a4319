import { exceeds, type Amount } from '@acta/domain';

type Allowed<T> = (T & { readonly amount: Amount }) | undefined;

/** What several bodies allow together, in one measure: no more than the strictest; undefined where none says anything. */
export const strictest = <T>(allowed: readonly Allowed<T>[]): Allowed<T> =>
  allowed.reduce<Allowed<T>>(
    (least, one) =>
      one && (!least || least.amount.basis !== one.amount.basis || exceeds(least.amount, one.amount) === 'certainly')
        ? one
        : least,
    undefined,
  );

/** More ways than these are not told apart. */
const MOST_WAYS = 500;

/** One of the options of each body, in every way in which they can come together. */
export function waysOf<T>(bodies: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return bodies.reduce<readonly (readonly T[])[]>(
    (ways, options) =>
      ways.length * options.length > MOST_WAYS
        ? ways.map((way) => [...way, options[0] as T])
        : ways.flatMap((way) => options.map((option) => [...way, option])),
    [[]],
  );
}
