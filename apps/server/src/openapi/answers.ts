import { z } from 'zod';
import { fileItem, foundItem, loggedItem, registerItems, sessionItem } from './list-items.js';

/** The shapes of answers, as documented; a spec holds real answers against them. Further fields may be there. */
const position = z.string().regex(/^\d+$/).describe('64 bit, as digits');
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const ids = z.array(z.uuid()).describe('Ids of the events behind it');
const range = z.looseObject({ min: decimal.nullable(), max: decimal.nullable().describe('null: open') });

const figure = range
  .extend({
    unspecified: z.boolean().describe('Whether a part of it is of unspecified size'),
    unit: z.string(),
    currency: z.string().optional(),
    text: z.string(),
    certain: range.nullable().describe('By certain facts alone'),
    possible: range.nullable().describe('With what is possible on that day'),
    events: ids,
  })
  .describe('A figure: from the least to the most, as decimals');

const date = z
  .looseObject({
    text: z.string().optional(),
    edtf: z.string(),
    earliest: z.string().nullable(),
    latest: z.string().nullable(),
  })
  .nullable()
  .describe('As stated; null: not stated');

const spoken = z.looseObject({
  validAt: z.iso.date(),
  knownAt: z
    .string()
    .describe(
      'The last position that counts as known, as digits; with `basis` `published`, the last day of publication',
    ),
  basis: z.enum(['recorded', 'published']),
  position: position.describe('The position that the answer speaks for'),
});

const page = { nextCursor: z.string().nullable() };

const approval = z.looseObject({
  decision: z.string(),
  contributor: z.string(),
  mission: z.string().nullable(),
  body: z.string(),
  status: z.enum(['required', 'pending', 'overdue', 'deferred', 'granted', 'refused']),
  session: z.string().nullable(),
  due: z.iso.date().nullable(),
  overdueSince: z.iso.date().nullable(),
  vote: z.looseObject({ for: z.int(), against: z.int(), abstained: z.int() }).nullable(),
  mandate: z.looseObject({}).nullable(),
  events: ids,
});

const item = z.looseObject({
  mission: z.string(),
  party: z.string(),
  present: figure.nullable(),
  presentOn: z.iso.date().nullable(),
  ceiling: figure.nullable(),
  committed: figure.nullable(),
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

const mission = z.looseObject({
  mission: z.string(),
  targets: z.array(
    z.looseObject({ amount: figure, by: z.string(), occurred: date, restatements: z.array(z.looseObject({})) }),
  ),
  present: figure.nullable(),
  committed: figure.nullable(),
});

const finding = z.looseObject({
  kind: z.string(),
  mission: z.string().nullable(),
  party: z.string().nullable(),
  decision: z.string().nullable(),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  detail: z.unknown(),
  events: ids,
});

export const answers = {
  deployment: spoken.extend({ items: z.array(item), missions: z.array(mission) }),
  approvals: spoken.extend({ items: z.array(approval), ...page }),
  decisions: spoken.extend({ items: z.array(fileItem), ...page }),
  decision: spoken.extend({ id: z.string(), title: z.string(), kind: z.string(), approvals: z.array(approval) }),
  history: spoken.extend({
    decision: z.string(),
    events: z.array(loggedItem.extend({ corrections: z.array(z.looseObject({})) })),
  }),
  sessions: spoken.extend({ items: z.array(sessionItem), ...page }),
  findings: spoken.extend({ items: z.array(finding), ...page }),
  auditEvents: spoken.extend({
    validAt: z.iso.date().nullable().describe('null: whenever it happened'),
    items: z.array(loggedItem),
    ...page,
  }),
  event: spoken.extend({ event: loggedItem.extend({ corrections: z.array(z.looseObject({})) }) }),
  search: spoken.extend({ items: z.array(foundItem), ...page }),
  parties: spoken.extend({ items: z.array(registerItems.parties), ...page }),
  bodies: spoken.extend({ items: z.array(registerItems.bodies), ...page }),
  sources: spoken.extend({ items: z.array(registerItems.sources), ...page }),
  missions: spoken.extend({ items: z.array(registerItems.missions), ...page }),
  registered: spoken.extend({ id: z.string() }),
} as const;
