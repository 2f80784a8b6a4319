import { Big } from 'big.js';
import { z } from 'zod';
import { orMissing } from '../reading/sentences.js';

const expected = orMissing(
  'is to be a whole number, or a decimal as a text such as "12.50", with at most 30 digits and 12 after the point (a fraction, or more than 15 digits, is not exact as a number)',
);
const form = /^-?\d{1,30}(\.\d{1,12})?$/;

/** How a decimal comes in: a whole number, or a string of digits with a point. A fraction as a JSON number is refused. */
export const decimalInput = () =>
  z.union([z.int({ error: expected }), z.string().regex(form, { error: expected })], { error: expected });

/** How a decimal is stored and answered: no sign, no leading zeros, no trailing zeros after the point. */
export const storedDecimal = () => z.string().regex(/^(0|[1-9]\d*)(\.\d*[1-9])?$/, 'not a canonical decimal');

/** The canonical text of a decimal. */
export const canonicalDecimal = (value: Big | number | string): string => new Big(value).toFixed();

export const isWhole = (value: Big | string): boolean => {
  const exact = new Big(value);
  return exact.eq(exact.round(0, Big.roundDown));
};

export const roundDown = (value: Big): Big => value.round(0, Big.roundDown);
export const roundUp = (value: Big): Big => value.round(0, Big.roundUp);

/** The canonical decimal with the other sign. */
export const negated = (decimal: string): string =>
  decimal === '0' ? decimal : decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`;

/** Whether a canonical decimal is a whole number that thousands of its kind can be added to as numbers, without a loss. */
const isShort = (decimal: string): boolean => decimal.length <= 12 && !decimal.includes('.');

/** The sum of canonical decimals: exact. */
export const added = (decimals: readonly string[]): string =>
  decimals.length <= 1000 && decimals.every(isShort)
    ? String(decimals.reduce((sum, decimal) => sum + Number(decimal), 0))
    : decimals.reduce((sum, decimal) => sum.plus(decimal), new Big(0)).toFixed();
