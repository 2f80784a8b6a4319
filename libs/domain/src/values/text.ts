import { z } from 'zod';
import { orMissing } from '../reading/sentences.js';

// Half a surrogate pair cannot be stored as text, and control characters but tabs and line breaks are not seen by whoever reads it.
const unreadable = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;

/** Text of one line to a paragraph, not blank. */
export const text = (maximum: number) =>
  z
    .string()
    .max(maximum, `has at most ${maximum} characters`)
    .regex(/\S/, 'may not be blank')
    .refine((given) => !unreadable.test(given), 'has characters that are not text');

/** One text or a list of texts; stored as a list. */
export const texts = (maximum: number) =>
  z
    .union([text(maximum), z.array(text(maximum)).min(1).max(50)], {
      error: orMissing('is to be a text, or a list of texts'),
    })
    .transform((given) => (typeof given === 'string' ? [given] : given))
    .pipe(z.array(z.string()));
