import { refused } from '@acta/kernel';
import type { HappenedIn } from '../aggregate/happened.js';
import { endsBefore } from '../aggregate/order-in-time.js';
import type { StatedDate } from '../values/stated-date.js';
import type { World } from '../world.js';
import type { decisionEvents } from './events.js';
import { checkStudied } from './on-record.js';
import type { DecisionState } from './state.js';

type DecisionEvent = HappenedIn<typeof decisionEvents>;

/**
 * That what an event says makes sense in this file, open or closed; holds for what is recorded and for what corrects it.
 * @throws ActaError `study-not-opened`, `session-of-another-body`, `end-before-beginning`
 */
export function checkDecisionEvent(event: DecisionEvent, state: DecisionState, world: World): void {
  switch (event.type) {
    case 'StudyConcluded':
      return checkStudied(event.data.data.body, state);
    case 'ApprovalPending':
    case 'ApprovalDeferred':
    case 'ApprovalRefused':
      return checkSession(event.data.data, world);
    case 'ApprovalGranted':
      checkSession(event.data.data, world);
      return checkMandate(event.data.data.mandate);
    case 'CommitmentMade':
    case 'CommitmentAmended':
      return checkUntil(event.data.data.until, event.data.occurred);
    default:
      return undefined;
  }
}

function checkSession({ body, session }: { readonly body: string; readonly session?: string }, world: World): void {
  const meeting = session === undefined ? undefined : world.session(session)?.body;
  if (meeting === undefined || meeting === body) return;
  throw refused(
    'session-of-another-body',
    `The session "${session}" is one of "${meeting}", not of "${body}".`,
    '/data/session',
  );
}

function checkMandate(mandate: { readonly from: StatedDate; readonly until?: StatedDate } | undefined): void {
  if (!endsBefore(mandate?.until, mandate?.from.earliest)) return;
  throw refused('end-before-beginning', 'The mandate cannot end before it begins.', '/data/mandate/until');
}

function checkUntil(until: StatedDate | undefined, occurred: StatedDate | undefined): void {
  if (!endsBefore(until, occurred?.earliest)) return;
  throw refused('end-before-beginning', 'The commitment cannot end before it was made.', '/data/until');
}
