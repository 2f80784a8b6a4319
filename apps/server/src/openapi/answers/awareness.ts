import { z } from 'zod';
import { approval, date, figure, ids } from './parts.js';

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
