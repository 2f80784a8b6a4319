import { z } from 'zod';
import { bounds, position, statedDate } from './list-items.js';

/** What answers have in common, as documented. Further fields may be there. */
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
export const ids = z.array(z.uuid()).describe('Ids of the events behind it');
const range = z.looseObject({ min: decimal.nullable(), max: decimal.nullable().describe('null: open') });

export const figure = range
  .extend({
    unspecified: z.boolean().describe('Whether a part of it is of unspecified size'),
    unit: z.string(),
    currency: z.string().optional(),
    per: z.string().optional().describe('Of money: the period'),
    excludes: z.array(z.string()).optional().describe('What every amount in it leaves out, such as salaries'),
    basis: z
      .enum(['level', 'increase', 'ceiling', 'target', 'baseline'])
      .describe('So many in all, so many more, allowed, aimed for, or started from'),
    text: z.string(),
    certain: range.nullable().describe('What certain facts alone come to; null: they say nothing'),
    possible: range
      .nullable()
      .describe('As `min` and `max`; where nothing is certain, what there is if what is possible is so'),
    disputed: z.literal(true).optional().describe('Somebody disputes an event behind it'),
    events: ids,
  })
  .describe('A figure: from the least to the most of everything that may be on that day, as decimals');

export const ended = z
  .enum(['certainly', 'possibly'])
  .optional()
  .describe('Whether the commitment is over by its `until`; absent while it certainly lasts');

export const date = statedDate.nullable().describe('null: not stated');

const incomplete = z
  .array(z.string())
  .describe('Streams with events that could not be shown; absent: nothing is lacking');

export const spoken = z.looseObject({
  validAt: z.iso.date(),
  knownAt: z
    .string()
    .describe(
      'The last position that counts as known, as digits; with `basis` `published`, the last day of publication',
    ),
  basis: z.enum(['recorded', 'published']),
  position: position.describe('The position that the answer speaks for'),
  incomplete: incomplete.optional(),
});

export const page = { nextCursor: z.string().nullable() };

const approvalStatus = z.enum(['required', 'pending', 'overdue', 'deferred', 'granted', 'refused']);

export const approval = z.looseObject({
  decision: z.string(),
  contributor: z.string(),
  mission: z.string().nullable(),
  body: z.string(),
  status: approvalStatus.describe('By what is certain on that day'),
  certain: z.boolean(),
  possibly: z.array(approvalStatus).optional().describe('What else it may be, by vague dates'),
  session: z.string().nullable(),
  sessionDate: z.iso.date().nullable().describe('The last day that can be meant'),
  sessionDateEarliest: z.iso.date().optional().describe('The first day that can be meant, where that is another'),
  sessionStatus: z
    .enum(['scheduled', 'postponed', 'held', 'cancelled'])
    .nullable()
    .describe('Of that session; one cancelled by its day leaves the approval without a day'),
  onAgenda: z.enum(['tabled', 'dropped']).nullable().describe('Whether the file is on the agenda of that session'),
  due: z.iso.date().nullable(),
  dueEarliest: z.iso.date().optional().describe('The first day that can be meant, where that is another'),
  overdueSince: z.iso.date().nullable(),
  overdueDays: z.int().nullable().describe('1 on the first day on which it is overdue'),
  vote: z
    .looseObject({
      for: z.int().optional(),
      against: z.int().optional(),
      abstained: z.int().optional(),
      text: z.string().optional(),
    })
    .nullable()
    .describe('What is not stated of it is absent'),
  amount: z.looseObject({}).nullable().describe('What was approved'),
  mandate: z.looseObject({}).nullable().describe('The last that was granted'),
  mandates: z.array(z.looseObject({})),
  conditions: z.array(z.string()).optional(),
  reason: z.string().optional(),
  occurred: date,
  happened: bounds,
  disputed: z.literal(true).optional(),
  events: ids,
});
