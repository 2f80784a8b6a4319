import { remarkTypes } from '@acta/domain';
import { z } from 'zod';
import { awareness, claim, pledge, pledged } from './claim-answers.js';
import {
  bounds,
  fileItem,
  foundItem,
  loggedItem,
  position,
  registerItems,
  sessionItem,
  toldItem,
} from './list-items.js';
import { approval, date, ended, figure, ids, page, spoken } from './shapes.js';

const approvalInTime = approval.extend({
  settled: z
    .looseObject({
      status: z
        .enum(['granted', 'refused', 'closed', 'superseded'])
        .describe('closed, superseded: the file was, before the body had decided'),
      on: z.iso.date().describe('The day from which on that is certain'),
      onEarliest: z.iso.date().nullable().optional().describe('The first day that can be meant, where that is another'),
      session: z.string().nullable(),
    })
    .nullable()
    .describe('What became of it after that day, as far as is known; null: nothing, or it was settled by then'),
});

const item = z.looseObject({
  mission: z.string().nullable().describe('null: files that are of no mission'),
  party: z.string(),
  decisions: z.array(z.string()).describe('The files that are not over'),
  saidAgain: z
    .array(
      z.looseObject({
        decision: z.string(),
        relation: z.enum(['restates', 'same-as']),
        of: z.string(),
        certain: z.boolean(),
      }),
    )
    .optional()
    .describe('Which of them say again what another says: their amounts are not added to what that one says'),
  present: figure.nullable(),
  alsoPresent: z.array(figure).optional().describe('What is there in other units'),
  presentOn: z.iso
    .date()
    .nullable()
    .describe('The day of the last observation in the unit of `present`; of a vague one, its last'),
  presentOccurred: date.describe('When the last observation was made, as stated'),
  presentEnded: z
    .enum(['certainly', 'possibly'])
    .optional()
    .describe('Whether a deployment is recorded to have ended since they were seen, and no other is under way'),
  ceiling: figure.nullable(),
  alsoCeiling: z.array(figure).optional().describe('Ceilings in other units'),
  committed: figure.nullable(),
  alsoCommitted: z.array(figure).optional().describe('Commitments in other units'),
  requested: figure.nullable(),
  alsoRequested: z.array(figure).optional().describe('Requests in other units'),
  approved: figure.nullable().describe('Of several bodies, no more than the least that one has approved'),
  alsoApproved: z.array(figure).optional().describe('Approvals in other units'),
  commitments: z.array(
    z.looseObject({ decision: z.string(), status: z.string(), amount: figure.nullable(), occurred: date, ended }),
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
  possibleFindings: z.array(z.string()).optional().describe('Which of them are merely possible on that day'),
});

const mission = z.looseObject({
  mission: z.string(),
  status: z.enum(['open', 'ended']).nullable(),
  possiblyEnded: z.literal(true).optional(),
  presentEnded: z
    .array(z.looseObject({ party: z.string(), certain: z.boolean() }))
    .optional()
    .describe('Whose deployment is recorded to have ended since they were seen: they are in `present` all the same'),
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
  alsoPresent: z.array(figure).optional().describe('What is there in other units'),
  committed: figure.nullable(),
  alsoCommitted: z
    .array(figure)
    .optional()
    .describe('Commitments in other units; and increases of those without a level, beside levels of others'),
});

const finding = z.looseObject({
  kind: z.string(),
  mission: z.string().nullable(),
  party: z.string().nullable(),
  decision: z.string().nullable(),
  subject: z.string().describe('Tells it from others of its kind in the same file: a body, an event'),
  certain: z
    .boolean()
    .describe(
      'Whether it is so whichever of the possible facts have happened; of one that is over, whether it ever was',
    ),
  from: z.iso
    .date()
    .nullable()
    .describe(
      'The first day on which it is certain; while it is merely possible, on which it is that; null: it may ever have been',
    ),
  possiblyFrom: z.iso.date().optional().describe('The first day on which it is possible, where that is an earlier one'),
  certainUntil: z.iso.date().optional().describe('The first day from which on it is merely possible again'),
  until: z.iso.date().nullable().describe('Exclusive, and perhaps to come; null: no end is known'),
  detail: z.unknown(),
  events: ids,
});

/** Which thing of a deployment state is meant. */
const facet = {
  mission: z.string().nullable().describe('null: files that are of no mission'),
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

const differs = z.array(z.string()).describe('The fields of both that are not alike, such as mandate.until');

const difference = z.looseObject({ ...facet, from: asTold, to: asTold, differs, because: z.array(cause) });

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
      differs,
    }),
  ),
  changesFrom: z.iso
    .date()
    .nullable()
    .describe('There may be more, on days before this one: ask about such a day (`validAt`); null: these are all'),
  published: z
    .looseObject({
      source: z.string().nullable(),
      before: bounds.nullable(),
      after: bounds.nullable(),
      of: z.array(z.looseObject({ mission: z.string().nullable(), party: z.string().nullable() })),
    })
    .optional()
    .describe(
      'When a source, or the first of what an event cites, was published is known otherwise since: answers as published by a day between may differ',
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

const validAtIfAsked = z.iso.date().nullable().describe('null: whenever it happened');

/** The shapes of answers, as documented; a spec holds real answers against them. Further fields may be there. */
export const answers = {
  deployment: spoken.extend({ items: z.array(item), missions: z.array(mission) }),
  approvals: spoken.extend({ items: z.array(approvalInTime), ...page }),
  decisions: spoken.extend({ items: z.array(fileItem), ...page }),
  decision: spoken.extend({
    ...{ id: z.string(), title: z.string(), kind: z.string(), approvals: z.array(approval) },
    covers: z
      .array(z.looseObject({ decision: z.string(), title: z.string(), contributor: z.string(), certain: z.boolean() }))
      .describe('The files that are a part of it, as of a plan'),
  }),
  history: spoken.extend({ validAt: validAtIfAsked, decision: z.string(), events: z.array(toldItem) }),
  sessions: spoken.extend({ items: z.array(sessionItem), ...page }),
  findings: spoken.extend({ items: z.array(finding), ...page }),
  auditEvents: spoken.extend({
    validAt: validAtIfAsked,
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
