import { z } from 'zod';
import { bounds } from './list-items.js';
import { approval, date, ended, figure, ids } from './shapes.js';

export const claim = z.looseObject({
  about: z.string(),
  mission: z.string().nullable(),
  party: z.string().nullable().describe('Whose presence or contribution it is; of a target, who aims for it'),
  decision: z.string().nullable(),
  by: z.string().nullable().describe('Who asks, promises, orders, approves or announces it'),
  event: z.uuid(),
  amount: figure,
  source: z
    .looseObject({
      id: z.string(),
      title: z.string().nullable(),
      publisher: z.string().nullable(),
      published: bounds.nullable(),
    })
    .nullable()
    .describe('null: recorded without evidence'),
  speaker: z.looseObject({ id: z.string(), name: z.string().nullable(), role: z.string().optional() }).optional(),
  quote: z.string().optional(),
  paraphrase: z.string().optional(),
  locator: z.string().optional(),
  occurred: date,
  happened: bounds,
  restates: z.string().nullable().describe('The event or the file that it says again'),
  disputed: z.boolean(),
  contradicts: z.array(z.uuid()).describe('Ids of the events that cannot be true together with it'),
});

export const pledge = z.looseObject({
  decision: z.string(),
  mission: z.string().nullable(),
  party: z.string().describe('The contributor'),
  kind: z.string(),
  event: z.uuid(),
  by: z.string(),
  to: z.string().nullable(),
  status: z.string(),
  amount: figure.nullable(),
  conditions: z.array(z.string()),
  until: date,
  ended,
  occurred: date,
  happened: bounds,
  certain: z.boolean().describe('False where it may be otherwise on that day'),
  possibly: z.array(z.string()).optional(),
  restates: z.string().optional(),
  disputed: z.literal(true).optional(),
  counted: z.boolean(),
  because: z
    .enum(['level', 'decrease', 'closed', 'superseded', 'restates', 'same-as', 'ended', 'part-of', 'member-of'])
    .nullable()
    .describe('Why it is not counted'),
  within: z.string().nullable().describe('In what it is counted instead: a file, a party, or the id of an event'),
  events: ids,
});

export const pledged = {
  totals: z.array(figure).describe('Of all that is counted, one for each unit, currency and period'),
  unspecified: z
    .array(z.looseObject({ party: z.string(), mission: z.string().nullable(), decision: z.string(), event: z.uuid() }))
    .describe('What names no number, counted by itself or in what another pledges'),
};

const since = z
  .looseObject({ earliest: z.iso.date().nullable(), latest: z.iso.date().nullable() })
  .describe('Within which days it came to be so');
const dealing = z.looseObject({
  decision: z.string(),
  certain: z.boolean().describe('False where it may be otherwise on that day'),
  since,
  events: ids,
});

export const awareness = {
  body: z.string().optional(),
  party: z.string().optional(),
  studies: z.array(
    dealing.extend({
      body: z.string(),
      question: z.string().nullable(),
      request: z.looseObject({ by: z.string(), to: z.string(), amount: figure }).nullable(),
    }),
  ),
  requests: z.array(dealing.extend({ by: z.string(), to: z.string(), status: z.string(), amount: figure })),
  offers: z
    .array(dealing.extend({ by: z.string(), to: z.string().nullable(), status: z.string(), amount: figure.nullable() }))
    .describe('Intentions and commitments that stand'),
  approvals: z.array(approval.extend({ since })),
  agenda: z
    .array(
      dealing.extend({
        session: z.string(),
        body: z.string(),
        date,
        decision: z.string().nullable(),
        topic: z.string().nullable(),
      }),
    )
    .describe('Items of its coming sessions'),
};
