import { z } from 'zod';
import { decimalInput, storedDecimal } from './decimal.js';
import type { Immutable } from './immutable.js';
import { amountRule, bases, periods, qualifiers } from './amount-terms.js';
import { text, texts } from './text.js';

export const inSmallLetters = 'is to be a word in small letters such as "personnel"';
/** A word, or the code of a currency, which is told to go where it belongs. */
const unitPattern = /^([a-z][a-z0-9-]{0,39}|[A-Z]{3})$/;

/** An amount as a recorder writes it. */
export const amountInput = z.strictObject({
  text: text(500).optional().describe('The words in which the amount was stated'),
  min: decimalInput().nullable().optional().describe('The least that it can be; absent: by the rule for the qualifier'),
  max: decimalInput().nullable().optional().describe('The most that it can be; null: open; absent: by the rule'),
  value: decimalInput().optional().describe('The figure that was stated'),
  qualifier: z
    .enum(qualifiers)
    .optional()
    .describe(
      'How the figure is meant; absent: exactly with a value, between with both ends, unspecified with nothing',
    ),
  basis: z.enum(bases).optional().describe('What the figure counts; may be absent for money, which is then a level'),
  unit: z
    .string()
    .regex(unitPattern, inSmallLetters)
    .optional()
    .describe('What is counted, such as personnel; absent where a currency is given: money'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is to be a code of ISO 4217 such as "EUR"')
    .optional()
    .describe('ISO 4217 code; the amount is then in major units of it'),
  per: z.enum(periods).nullable().optional().describe('The period that the amount comes round in; null: not stated'),
  excludes: texts(500).optional().describe('What the amount leaves out'),
  rule: z.literal(amountRule).optional().describe('Version of the rule for bounds; set by Acta'),
});
export type AmountInput = Immutable<z.output<typeof amountInput>>;

/** An amount as it is stored and answered: decimals as canonical strings, an open maximum as null. */
export const storedAmount = z.strictObject({
  text: z.string().optional(),
  min: storedDecimal(),
  max: storedDecimal().nullable(),
  value: storedDecimal().optional(),
  qualifier: z.enum(qualifiers),
  basis: z.enum(bases),
  unit: z.string(),
  currency: z.string().optional(),
  per: z.enum(periods).nullable().optional(),
  excludes: z.array(z.string()).optional(),
  rule: z.literal(amountRule),
});
export type Amount = Immutable<z.output<typeof storedAmount>>;
