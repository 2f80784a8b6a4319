import type { Times } from '@acta/application';
import { longDay } from './columns.js';

/** As of what an answer speaks, as it says itself. */
export interface AsOf {
  readonly knownAt: bigint | string;
  readonly basis: NonNullable<Times['basis']>;
}

/** ", as published by Thursday, 9 November 2017", where that was asked. */
export const asPublished = ({ knownAt, basis }: AsOf): string =>
  basis === 'published' ? `, as published by ${longDay(String(knownAt))}` : '';

/** The same, or else up to which position what is recorded counts. */
export const asKnown = (asOf: AsOf): string => asPublished(asOf) || `, as known at position ${asOf.knownAt}`;
