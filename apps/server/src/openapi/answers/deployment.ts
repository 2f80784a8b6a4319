import { z } from 'zod';
import { approval, date, figure } from './parts.js';

/** Of a party in a mission. */
export const stateItem = z.looseObject({
  mission: z.string(),
  party: z.string(),
  present: figure.nullable(),
  presentOn: z.iso.date().nullable(),
  ceiling: figure.nullable(),
  committed: figure.nullable(),
  alsoCommitted: z.array(figure).optional().describe('Commitments in other units'),
  commitments: z.array(
    z.looseObject({ decision: z.string(), status: z.string(), amount: figure.nullable(), occurred: date }),
  ),
  approvals: z.array(approval),
  requests: z.array(
    z.looseObject({
      decision: z.string(),
      by: z.string(),
      status: z.string(),
      study: z.looseObject({ body: z.string(), status: z.string() }).nullable(),
    }),
  ),
  deployments: z.array(z.looseObject({ decision: z.string(), status: z.string() })),
  findings: z.array(z.string()),
});

/** Of a mission as a whole. */
export const missionTotals = z.looseObject({
  mission: z.string(),
  targets: z.array(
    z.looseObject({
      amount: figure,
      by: z.string(),
      occurred: date,
      disputed: z.literal(true).optional(),
      restatements: z.array(z.looseObject({})),
    }),
  ),
  present: figure.nullable(),
  committed: figure.nullable(),
  alsoCommitted: z.array(figure).optional().describe('Commitments in other units'),
});
