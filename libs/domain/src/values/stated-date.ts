import { z } from 'zod';
import { orMissing } from '../reading/sentences.js';
import { isDay } from './calendar.js';
import { boundsOfEdtf } from './edtf-bounds.js';
import { isEdtf } from './edtf.js';
import type { Immutable } from './immutable.js';
import { text } from './text.js';

/** Version of the rule that gives a date its bounds (docs/reference/dates.md). */
const dateRule = 1;

const day = () => z.string().refine(isDay, 'is not a day that exists, as YYYY-MM-DD').nullable().optional();

const examples = 'such as "2017-11-07", "2017-11", "2017-22" (summer) or "2017-11-01/2017-11-07"';

/** A year alone is a number to most writers of YAML; one of less than four digits is none in EDTF. */
const expression = () =>
  z
    .union([z.string().max(100), z.int().min(1000).max(9999)], {
      error: orMissing(`is to be a date in EDTF (ISO 8601-2), ${examples}`),
    })
    .transform(String);

const dateInput = z.union(
  [
    expression().describe('The expression alone, such as "2017-11-07"'),
    z.strictObject({
      text: text(500).optional().describe('The words in which the date was stated, such as "this summer"'),
      edtf: expression().describe('What was said, in Extended Date/Time Format (ISO 8601-2), such as "2017-22"'),
      earliest: day().describe('The first day that can be meant; null: open; absent: by the rule'),
      latest: day().describe('The last day that can be meant; null: open; absent: by the rule'),
      anchor: text(200).optional().describe('What a relative date counts from, such as the day of publication'),
      rule: z.literal(dateRule).optional().describe('Version of the rule for bounds; set by Acta'),
    }),
  ],
  { error: orMissing('is to be a date: a text such as "2017-11-07", or an object with "edtf"') },
);

/** A date as it is stored and answered: what was said, and the first and last day that can be meant (null: open). */
export const storedDate = z.strictObject({
  text: z.string().optional(),
  edtf: z.string(),
  earliest: z.string().refine(isDay).nullable(),
  latest: z.string().refine(isDay).nullable(),
  anchor: z.string().optional(),
  rule: z.literal(dateRule),
});
export type StatedDate = Immutable<z.output<typeof storedDate>>;

/** A date as it comes in, read to its stored form. What is stored reads to itself. */
export const statedDate = () =>
  dateInput
    .transform((given, context) => {
      const date = typeof given === 'string' ? { edtf: given } : given;
      const path = typeof given === 'string' ? [] : ['edtf'];
      const bounds = isEdtf(date.edtf) ? boundsOfEdtf(date.edtf) : undefined;
      if (!bounds) {
        const message = `is not a date in EDTF (ISO 8601-2), ${examples}; given: "${date.edtf}"`;
        context.addIssue({ code: 'custom', path, message });
        return z.NEVER;
      }
      const { earliest = bounds.earliest, latest = bounds.latest } = date;
      if (earliest !== null && latest !== null && earliest > latest) {
        context.addIssue({
          code: 'custom',
          path: ['latest'],
          message: `(${latest}) is before the earliest day (${earliest})`,
        });
        return z.NEVER;
      }
      return { ...date, earliest, latest, rule: dateRule };
    })
    .pipe(storedDate);
