import type { JsonObject } from '@acta/kernel';
import type { Random } from '../../support/random.js';

/** What is counted, and in which order of magnitude. */
export interface Measure {
  readonly unit: string;
  readonly currency?: string;
  /** The level around which figures are stated. */
  readonly level: number;
}

type Basis = 'level' | 'increase' | 'decrease' | 'ceiling' | 'target' | 'baseline';

/** Figures are round where they are large. */
export function round(figure: number): number {
  const step = figure > 5000 ? 100 : figure > 500 ? 10 : figure > 100 ? 5 : 1;
  return Math.max(1, Math.round(figure / step) * step);
}

export const near = (figure: number, random: Random, least: number, most: number): number =>
  round((figure * random.between(least, most)) / 100);

const unspecified = { personnel: 'more troops', money: 'more funds' } as const;

/** A figure as it is stated: exactly, roughly, by a bound, or not at all. */
export function amount(figure: number, { unit, currency }: Measure, basis: Basis, random: Random): JsonObject {
  const decimals = currency && random.chance(0.2) ? `${figure}.${random.between(10, 99)}` : figure;
  const counted = {
    ...(currency ? { currency, ...(random.chance(0.3) && { per: 'year' }) } : { unit }),
    ...(currency && random.chance(0.05) && { excludes: 'personnel costs' }),
    basis,
  };
  const chance = random.between(1, 100);
  if (chance <= 60) return { value: decimals, ...counted };
  if (chance <= 72) return { value: figure, qualifier: 'about', text: `about ${figure}`, ...counted };
  if (chance <= 79) return { value: figure, qualifier: 'nearly', ...counted };
  if (chance <= 85) return { value: figure, qualifier: 'over', text: `more than ${figure}`, ...counted };
  if (chance <= 90) return { min: figure, ...counted };
  if (chance <= 93) return { max: figure, ...counted };
  if (chance <= 97) return { min: figure, max: figure + round(figure / 8), ...counted };
  return { qualifier: 'unspecified', text: unspecified[currency ? 'money' : 'personnel'], ...counted };
}

/** A figure without doubt, as mandates have it. */
export const exactly = (figure: number, { unit, currency }: Measure, basis: Basis): JsonObject => ({
  value: figure,
  ...(currency ? { currency } : { unit }),
  basis,
});
