import { z } from 'zod';
import { referenceTo } from '../reference/reference-schema.js';
import { amount } from '../values/amount.js';
import { text } from '../values/text.js';

export const missionCommands = {
  open: z
    .strictObject({
      name: text(200).describe('Its name'),
      lead: referenceTo('The party that leads it', 'party'),
      theatre: text(200).optional().describe('Where it takes place'),
    })
    .describe('Opens the record of a mission'),
  'announce-target': z
    .strictObject({
      by: referenceTo('Who announced it', 'party', 'body'),
      amount: amount().describe('The level that is aimed for'),
      baseline: amount('baseline').optional().describe('The level that it starts from'),
      decision: referenceTo('The decision that it follows from', 'decision').optional(),
    })
    .describe('Records a level that a mission aims for: neither presence nor a commitment'),
  end: z
    .strictObject({ reason: text(2000).optional().describe('Why it ended') })
    .describe('Records that a mission ended'),
} as const;
