import { z } from 'zod';
import { referenceTo } from '../reference/reference-schema.js';
import { statedDate } from '../values/stated-date.js';
import { text } from '../values/text.js';

const reason = text(2000).optional();
const item = {
  decision: referenceTo('The file that is on the agenda', 'decision').optional(),
  topic: text(500).optional().describe('What is on the agenda, where it is not a file'),
};
const named = (data: { readonly decision?: string; readonly topic?: string }): boolean =>
  data.decision !== undefined || data.topic !== undefined;
const unnamed = { path: ['topic'], error: 'is missing: say which item, by a topic or a decision' };

export const sessionCommands = {
  schedule: z
    .strictObject({
      body: referenceTo('The body that meets', 'body'),
      date: statedDate().describe('When it meets'),
      title: text(300).optional().describe('Its title'),
    })
    .describe('Schedules a meeting of a body'),
  'table-item': z.strictObject(item).refine(named, unnamed).describe('Puts an item on the agenda'),
  'drop-item': z
    .strictObject({ ...item, reason: reason.describe('Why it was dropped') })
    .refine(named, unnamed)
    .describe('Takes an item off the agenda'),
  postpone: z
    .strictObject({ date: statedDate().describe('When it meets now'), reason: reason.describe('Why it was moved') })
    .describe('Moves a session to another day; what is due at it moves along'),
  hold: z
    .strictObject({ date: statedDate().optional().describe('When it met, if not on the day that was set') })
    .describe('Records that a session took place'),
  cancel: z.strictObject({ reason: reason.describe('Why it was cancelled') }).describe('Cancels a session'),
} as const;
