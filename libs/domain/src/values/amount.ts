import { z } from 'zod';
import { readAmount } from './amount-rule.js';
import { amountInput, storedAmount } from './amount-shape.js';
import type { Basis } from './amount-terms.js';

/**
 * An amount as it comes in, read to its stored form. What is stored reads to itself.
 * @param implied the basis where the field itself says it, as a baseline does
 */
export const amount = (implied?: Basis) =>
  amountInput
    .transform((given, context) => {
      const read = readAmount(given, implied);
      if (read.problems.length === 0) return read.amount;
      for (const { field, message } of read.problems) context.addIssue({ code: 'custom', path: [field], message });
      return z.NEVER;
    })
    .pipe(storedAmount);
