import { z } from 'zod';

/** What the lists consist of, field by field: these fields are the columns of a list as CSV. */
const strings = z.array(z.string());
const objects = z.array(z.looseObject({}));
const day = z.iso.date();
export const position = z.string().regex(/^\d+$/).describe('64 bit, as digits');

export const bounds = z.looseObject({ earliest: day.nullable(), latest: day.nullable() });

export const statedDate = z
  .looseObject({
    text: z.string().optional(),
    edtf: z.string(),
    earliest: day.nullable(),
    latest: day.nullable(),
    anchor: z.string().optional(),
    rule: z.int().describe('Version of the rule for its bounds'),
  })
  .describe('As stated');

const named = z.looseObject({ id: z.string(), name: z.string().nullable().describe('null: erased') });
const speaker = named.extend({ role: z.string().optional() });

/** A decision's file. */
export const fileItem = z.looseObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['personnel', 'funds', 'equipment', 'plan']),
  contributor: z.string(),
  mission: z.string().optional(),
  theatre: z.string().optional(),
  reference: z.string().optional(),
  period: statedDate.optional(),
  status: z.enum(['open', 'closed']),
  certain: z.boolean().describe('Whether certain facts tell its status: that it was opened, closed or reopened'),
  possibly: objects.optional(),
  outcome: z.string().optional(),
  opened: bounds,
  requests: objects,
  studies: objects,
  commitments: objects,
  approvals: objects,
  deployments: objects,
  links: objects,
});

export const sessionItem = z.looseObject({
  id: z.string(),
  body: z.string(),
  title: z.string().optional(),
  status: z.enum(['scheduled', 'postponed', 'held', 'cancelled']),
  certain: z.boolean().describe('Whether certain facts tell when it meets, or what became of it'),
  possibly: objects.optional(),
  date: statedDate,
  reason: z.string().optional(),
  cancelled: bounds.optional().describe('Within which days it was cancelled'),
  items: objects.describe('Its agenda'),
  events: z.array(z.uuid()),
});

export const foundItem = z.looseObject({
  kind: z.enum(['statement', 'decision', 'source']),
  score: z.number().describe('The higher, the better'),
  title: z.string().optional().describe('Of the decision or the source'),
  excerpt: z.string().describe('Plain text'),
  highlights: z
    .array(z.looseObject({ from: z.int(), until: z.int() }))
    .describe('Where the words are in the excerpt, in UTF-16 units; `until` exclusive'),
  event: z.uuid().describe('Of the event that states it, opens the file or registers the source'),
  type: z.string(),
  stream: z.string(),
  position,
  occurred: statedDate.nullable(),
  decision: z.string().nullable(),
  session: z.string().nullable(),
  mission: z.string().nullable(),
  party: z.string().nullable(),
  source: z.string().nullable(),
  locator: z.string().optional(),
  speaker: speaker.optional(),
  disputed: z.boolean(),
});

/** An event of the log. */
export const loggedItem = z.looseObject({
  position,
  id: z.uuid(),
  stream: z.string(),
  version: z.int(),
  type: z.string(),
  recordedAt: z.iso.datetime(),
  actor: named,
  correlationId: z.string().optional(),
  occurred: statedDate.nullish(),
  data: z.looseObject({}),
  evidence: objects.optional(),
  links: objects.optional(),
  note: z.string().optional(),
});

/** An event with what was said of it later on. */
export const toldItem = loggedItem.extend({
  concerns: z.uuid().optional().describe('The event that this one corrects, retracts or disputes'),
  retracted: z.boolean(),
  disputed: z.boolean(),
  corrections: objects,
  corrected: z.looseObject({}).optional().describe('What stands in its place'),
});

const entry = { id: z.string(), certain: z.boolean(), possibly: objects.optional() };

/** The entries of each register. */
export const registerItems = {
  parties: z.looseObject({
    ...entry,
    name: z.string(),
    kind: z.enum(['state', 'alliance', 'organisation', 'collective']),
    country: z.string().optional(),
    members: strings.optional(),
    registered: bounds,
  }),
  bodies: z.looseObject({
    ...entry,
    name: z.string(),
    party: z.string(),
    roles: strings.optional(),
    registered: bounds,
  }),
  sources: z.looseObject({
    ...entry,
    title: z.string().optional(),
    publisher: z.string().optional(),
    published: statedDate,
    language: z.string(),
    url: z.string().optional(),
    sha256: z.string().optional(),
    text: z.string().optional(),
    registered: bounds,
  }),
  missions: z.looseObject({
    ...entry,
    name: z.string(),
    lead: z.string(),
    theatre: z.string().optional(),
    status: z.enum(['open', 'ended']),
    reason: z.string().optional(),
    opened: bounds,
    targets: objects,
  }),
} as const;
