import { remarkTypes } from '@acta/domain';
import { z } from 'zod';
import {
  bounds,
  fileItem,
  foundItem,
  loggedItem,
  registerItems,
  sessionItem,
  statedDate,
  toldItem,
} from './list-items.js';

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
    disputed: z.literal(true).optional().describe('Somebody disputes an event behind it'),
    events: ids,
  })
  .describe('A figure: from the least to the most, as decimals');

const date = statedDate.nullable().describe('null: not stated');

const incomplete = z
  .array(z.string())
  .describe('Streams with events that could not be shown; absent: nothing is lacking');

const spoken = z.looseObject({
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

const page = { nextCursor: z.string().nullable() };

const approvalStatus = z.enum(['required', 'pending', 'overdue', 'deferred', 'granted', 'refused']);

const approval = z.looseObject({
  decision: z.string(),
  contributor: z.string(),
  mission: z.string().nullable(),
  body: z.string(),
  status: approvalStatus.describe('By what is certain on that day'),
  certain: z.boolean(),
  possibly: z.array(approvalStatus).optional().describe('What else it may be, by vague dates'),
  session: z.string().nullable(),
  sessionDate: z.iso.date().nullable(),
  sessionStatus: z
    .enum(['scheduled', 'postponed', 'held', 'cancelled'])
    .nullable()
    .describe('Of that session; a cancelled one leaves the approval without a day'),
  onAgenda: z.enum(['tabled', 'dropped']).nullable().describe('Whether the file is on the agenda of that session'),
  due: z.iso.date().nullable(),
  dueEarliest: z.iso.date().optional().describe('The first day that can be meant, where that is another'),
  overdueSince: z.iso.date().nullable(),
  overdueDays: z.int().nullable().describe('1 on the first day on which it is overdue'),
  vote: z.looseObject({ for: z.int(), against: z.int(), abstained: z.int() }).nullable(),
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

const approvalInTime = approval.extend({
  settled: z
    .looseObject({
      status: z.enum(['granted', 'refused', 'closed']).describe('closed: the file was, before the body had decided'),
      on: z.iso.date(),
      session: z.string().nullable(),
    })
    .nullable()
    .describe('What became of it after that day, as far as is known; null: nothing, or it was settled by then'),
});

const item = z.looseObject({
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

const mission = z.looseObject({
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

const finding = z.looseObject({
  kind: z.string(),
  mission: z.string().nullable(),
  party: z.string().nullable(),
  decision: z.string().nullable(),
  subject: z.string().describe('Tells it from others of its kind in the same file: a body, an event'),
  certain: z.boolean(),
  from: z.iso.date().describe('The first day on which it is certain; while it is merely possible, on which it is that'),
  possiblyFrom: z.iso.date().optional().describe('The first day on which it is possible, where that is an earlier one'),
  until: z.iso.date().nullable().describe('Exclusive, and perhaps to come; null: no end is known'),
  detail: z.unknown(),
  events: ids,
});

const claim = z.looseObject({
  about: z.string(),
  mission: z.string().nullable(),
  party: z.string().nullable().describe('Whose presence or contribution it is; of a target, who aims for it'),
  decision: z.string().nullable(),
  by: z.string().nullable().describe('Who asks, promises, orders, approves or announces it'),
  event: z.uuid(),
  amount: figure,
  source: z
    .looseObject({ id: z.string(), title: z.string().nullable(), publisher: z.string().nullable() })
    .nullable()
    .describe('null: recorded without evidence'),
  speaker: z.looseObject({ id: z.string(), name: z.string().nullable(), role: z.string().optional() }).optional(),
  quote: z.string().optional(),
  paraphrase: z.string().optional(),
  locator: z.string().optional(),
  occurred: date,
  restates: z.string().nullable().describe('The event or the file that it says again'),
  disputed: z.boolean(),
  contradicts: z.array(z.uuid()).describe('Ids of the events that cannot be true together with it'),
});

const pledge = z.looseObject({
  decision: z.string(),
  mission: z.string().nullable(),
  party: z.string().describe('The contributor'),
  kind: z.string(),
  event: z.uuid(),
  by: z.string(),
  to: z.string().nullable(),
  amount: figure.nullable(),
  occurred: date,
  certain: z.boolean().describe('False where it may be otherwise on that day'),
  counted: z.boolean(),
  because: z
    .enum(['level', 'decrease', 'closed', 'superseded', 'restates', 'same-as', 'part-of', 'member-of'])
    .nullable()
    .describe('Why it is not counted'),
  within: z.string().nullable().describe('In what it is counted instead: a file, a party, or the id of an event'),
  events: ids,
});

const pledged = {
  totals: z.array(figure).describe('Of all that is counted, one for each unit, currency and period'),
  unspecified: z
    .array(z.looseObject({ party: z.string(), mission: z.string().nullable(), decision: z.string(), event: z.uuid() }))
    .describe('What is counted and names no number'),
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

const awareness = {
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

/** Which thing of a deployment state is meant. */
const facet = {
  mission: z.string(),
  party: z.string().nullable().describe('null: of the mission as a whole'),
  figure: z
    .string()
    .describe('present, ceiling, committed, approval, commitment, request, deployment, finding, target …'),
  decision: z.string().nullable(),
  subject: z.string().nullable().describe('The body, the event or the kind of finding that is meant'),
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

const difference = z.looseObject({ ...facet, from: asTold, to: asTold, because: z.array(cause) });

const correction = z.looseObject({
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

const explained = {
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

export const answers = {
  deployment: spoken.extend({ items: z.array(item), missions: z.array(mission) }),
  approvals: spoken.extend({ items: z.array(approvalInTime), ...page }),
  decisions: spoken.extend({ items: z.array(fileItem), ...page }),
  decision: spoken.extend({ id: z.string(), title: z.string(), kind: z.string(), approvals: z.array(approval) }),
  history: spoken.extend({
    decision: z.string(),
    events: z.array(toldItem),
  }),
  sessions: spoken.extend({ items: z.array(sessionItem), ...page }),
  findings: spoken.extend({ items: z.array(finding), ...page }),
  auditEvents: spoken.extend({
    validAt: z.iso.date().nullable().describe('null: whenever it happened'),
    items: z.array(loggedItem),
    ...page,
  }),
  diff: z.looseObject({ position, from: spoken, to: spoken, items: z.array(difference) }),
  explain: spoken.extend(explained),
  corrections: spoken.extend({
    validAt: z.iso.date().nullable().describe('null: about any day'),
    items: z.array(correction),
    ...page,
  }),
  whatIf: spoken
    .extend({
      supposed: z.array(
        z.looseObject({
          stream: z.string(),
          version: z.int(),
          events: z.array(z.looseObject({ id: z.uuid(), type: z.string() })),
        }),
      ),
    })
    .describe('As the route that is asked answers, with what is supposed'),
  aware: spoken.extend(awareness),
  pledges: spoken.extend({ ...pledged, items: z.array(pledge), ...page }),
  claims: spoken.extend({ items: z.array(claim), ...page }),
  event: spoken.extend({ event: toldItem }),
  search: spoken.extend({ items: z.array(foundItem), ...page }),
  parties: spoken.extend({ items: z.array(registerItems.parties), ...page }),
  bodies: spoken.extend({ items: z.array(registerItems.bodies), ...page }),
  sources: spoken.extend({ items: z.array(registerItems.sources), ...page }),
  missions: spoken.extend({ items: z.array(registerItems.missions), ...page }),
  registered: spoken.extend({ id: z.string() }),
} as const;
