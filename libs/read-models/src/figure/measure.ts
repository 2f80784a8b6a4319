import type { Amount } from '@acta/domain';

export type Measured = Pick<Amount, 'unit' | 'currency' | 'per'>;

/** The unit, currency and period that an amount is in: only amounts that have all three in common are compared or added. */
export const measureOf = ({ unit, currency = '', per }: Measured): string => `${unit}\0${currency}\0${per ?? ''}`;

export const isSameMeasure = (a: Measured, b: Measured): boolean =>
  a.unit === b.unit && a.currency === b.currency && (a.per ?? '') === (b.per ?? '');
