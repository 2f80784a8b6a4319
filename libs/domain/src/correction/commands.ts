import type { JsonObject } from '@acta/kernel';
import { z } from 'zod';
import { evidenceInput } from '../values/evidence.js';
import { statedDate } from '../values/stated-date.js';
import { text } from '../values/text.js';

const reason = text(2000).describe('Why');
// Its own type would be as deep as JSON; what it reads is a `JsonObject`.
const jsonObject = z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject>;

const parts = {
  data: jsonObject.optional().describe('The whole of its data as it should have been'),
  occurred: statedDate().optional().describe('When it happened'),
};

export const correctionCommands = {
  correct: z
    .strictObject({
      replace: z
        .strictObject({
          ...parts,
          evidence: z.array(evidenceInput).max(100).optional().describe('The sources that say so'),
        })
        .refine(
          (replace) => Object.keys(replace).length > 0,
          'says nothing: say what is replaced, data, occurred or evidence',
        )
        .describe('What takes the place of what was recorded; what is left out stays'),
      reason,
    })
    .describe('Replaces data, date or evidence of a recorded event; what was recorded stays on record'),
  retract: z
    .strictObject({ reason })
    .describe('Takes a recorded event back; retracting a retraction or a correction undoes it'),
  dispute: z.strictObject({ reason }).describe('Records that somebody disputes an event; it stands nevertheless'),
} as const;
