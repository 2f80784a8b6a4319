import { remarkTypes } from '@acta/domain';
import { z } from 'zod';
import { loggedItem, position, toldItem } from '../list-items.js';
import { approval, figure } from './parts.js';

/** Which thing of a deployment state is meant. */
const facet = {
  mission: z.string(),
  party: z.string().nullable().describe('null: of the mission as a whole'),
  figure: z
    .string()
    .describe('present, ceiling, committed, approval, commitment, request, deployment, finding, target …'),
  decision: z.string().nullable(),
  subject: z
    .string()
    .nullable()
    .describe('The body, the event, the kind of finding or the measure (EUR/year) that is meant'),
};
const asTold = z.unknown().describe('As in the deployment state; null: it says nothing of it');

const cause = z
  .looseObject({
    kind: z.enum(['event', 'day']),
    as: z.enum(['known', 'unknown', 'in-effect']).optional().describe('Whether it has come, gone, or taken effect'),
    on: z.iso.date().nullable(),
    id: z.uuid().optional(),
    type: z.string().optional(),
    position: position.optional(),
  })
  .describe('An event; or a day that came without one');

export const difference = z.looseObject({ ...facet, from: asTold, to: asTold, because: z.array(cause) });

export const correction = z.looseObject({
  id: z.uuid(),
  type: z.enum(remarkTypes),
  reason: z.string(),
  actor: z.looseObject({ id: z.string(), name: z.string().nullable() }),
  position,
  recordedAt: z.iso.datetime(),
  replace: z.looseObject({}).optional(),
  evidence: z.array(z.looseObject({})),
  retracted: z.boolean().describe('Whether it was itself taken back'),
  concerns: toldItem.describe('As it was known before'),
  changes: z.array(
    z.looseObject({
      ...facet,
      from: z.iso.date().nullable(),
      until: z.iso.date().nullable(),
      before: asTold,
      after: asTold,
    }),
  ),
});

export const explained = {
  mission: z.string(),
  party: z.string().nullable(),
  figure: z.string(),
  value: figure.nullable(),
  also: z.array(figure),
  facts: z.array(loggedItem.extend({ counted: z.boolean(), beside: z.string().optional() })),
  decided: z.array(approval.extend({ title: z.string(), meeting: z.looseObject({ id: z.string() }).nullable() })),
  proposals: z.array(z.looseObject({ what: z.string(), by: z.string(), decision: z.string(), event: z.uuid() })),
  plans: z.array(z.looseObject({ decision: z.string(), title: z.string() })),
  sources: z.array(z.looseObject({ id: z.string() })),
};
