import { hullOf } from '@acta/domain';

/** From the least to the most, as decimals; null: open. */
export interface Range {
  readonly min: string | null;
  readonly max: string | null;
}

export const nothing: Range = { min: '0', max: '0' };

const spanned = (a: string, b: string) => hullOf({ min: a, max: a }, { min: b, max: b });

/** The least range that contains all of them; null of none. */
export const hull = (ranges: readonly Range[]): Range | null =>
  ranges.reduce<Range | null>(
    (all, { min, max }) =>
      all
        ? {
            min: all.min === null || min === null ? null : spanned(all.min, min).min,
            max: all.max === null || max === null ? null : spanned(all.max, max).max,
          }
        : { min, max },
    null,
  );

/** Whether the least of one is less than that of another. */
export const isLower = (a: Range, b: Range): boolean => a.min !== b.min && hull([a, b])?.min === a.min;

/** Whether the most of one is more than that of another. */
export const isHigher = (a: Range, b: Range): boolean => a.max !== b.max && hull([a, b])?.max === a.max;
