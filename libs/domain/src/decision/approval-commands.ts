import { z } from 'zod';
import { referenceTo } from '../reference/reference-schema.js';
import { amount } from '../values/amount.js';
import { statedDate } from '../values/stated-date.js';
import { text, texts } from '../values/text.js';

const votes = (side: string) => z.int().min(0).max(100_000).describe(`How many voted ${side}`);
const vote = z
  .strictObject({
    for: votes('for').optional(),
    against: votes('against').optional(),
    abstained: votes('neither way').optional(),
    text: text(500).optional().describe('As stated, such as "unanimously"'),
  })
  .refine((said) => Object.values(said).some((part) => part !== undefined), {
    error: 'says nothing: give the numbers that are known, or what was said in "text"',
  })
  .optional()
  .describe('The vote, as far as it is known: a number that is not stated is left out, and is not 0');
const session = referenceTo('The session of that body', 'session').optional();
const reason = text(2000).optional();
const due = statedDate().optional().describe('The day by which it is to be decided');
const mandate = z.strictObject({
  ceiling: amount('ceiling').describe('The most that is allowed'),
  from: statedDate().describe('From when it holds'),
  until: statedDate().optional().describe('Until when it holds; absent: not stated'),
});

const body = (description: string) => referenceTo(description, 'body');

/** The approval track: one approval per body, each independent of the others. */
export const approvalCommands = {
  'require-approval': z
    .strictObject({ body: body('The body that has to approve') })
    .describe('Records that a body has to approve'),
  'await-approval': z
    .strictObject({ body: body('The body that it is pending at'), session, due })
    .describe('Records that approval is pending at a body, at a session or by a day; a second one refines the first'),
  'defer-approval': z
    .strictObject({
      body: body('The body that put it off'),
      session,
      due,
      reason: reason.describe('Why it was put off'),
    })
    .describe('Records that a body put its decision off; any number of times'),
  'grant-approval': z
    .strictObject({
      body: body('The body that approved'),
      session,
      amount: amount().optional().describe('What was approved, perhaps other than what was asked'),
      mandate: mandate.optional().describe('What the approval grants: a ceiling and a validity'),
      vote,
      conditions: texts(2000).optional().describe('On which conditions'),
    })
    .describe('Records that a body approved; another grant by the same body is a new mandate'),
  'refuse-approval': z
    .strictObject({ body: body('The body that refused'), session, reason: reason.describe('Why it was refused'), vote })
    .describe('Records that a body refused'),
} as const;
