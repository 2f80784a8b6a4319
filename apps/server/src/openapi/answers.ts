import { z } from 'zod';
import { fileItem, foundItem, loggedItem, position, registerItems, sessionItem, toldItem } from './list-items.js';
import { correction, difference, explained } from './answers/auditing.js';
import { awareness } from './answers/awareness.js';
import { claim, pledge, pledged } from './answers/claims.js';
import { missionTotals, stateItem } from './answers/deployment.js';
import { approval, ids, page, spoken } from './answers/parts.js';

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

/** The shapes of answers, as documented; a spec holds real answers against them. Further fields may be there. */
export const answers = {
  deployment: spoken.extend({ items: z.array(stateItem), missions: z.array(missionTotals) }),
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
