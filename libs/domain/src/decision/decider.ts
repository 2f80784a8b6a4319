import { refused, type Decider } from '@acta/kernel';
import { happened, type CommandIn, type HappenedIn } from '../aggregate/happened.js';
import { notOnRecord } from '../aggregate/refusals.js';
import type { World } from '../world.js';
import type { decisionCommands } from './commands.js';
import type { decisionEvents } from './events.js';
import { evolveDecision, firstOf, withdrawnBy } from './evolve.js';
import { checkAmended, checkCommitted, checkEnd, checkRequested } from './on-record.js';
import { checkDecisionEvent } from './sense.js';
import type { DecisionState } from './state.js';

type DecisionCommand = CommandIn<typeof decisionCommands>;
type DecisionEvent = HappenedIn<typeof decisionEvents>;

/** Refuses what makes no sense as a record. What breaks procedure is recorded, and shown as a finding. */
export const decisionDecider: Decider<DecisionState, DecisionCommand, DecisionEvent, World> = {
  initialState: {
    opened: undefined,
    closed: undefined,
    requested: false,
    studiedBy: new Map(),
    standing: [],
    deployed: undefined,
  },

  decide(command, state, world) {
    checkFile(command, state);
    const event = eventOf(command, state);
    checkDecisionEvent(event, state, world);
    return [event];
  },

  evolve: evolveDecision,
};

function checkFile({ type, id }: DecisionCommand, { opened, closed }: DecisionState): void {
  if (type === 'open') {
    if (opened !== undefined) throw refused('already-open', `The decision "${id}" is open already.`);
    return;
  }
  if (opened === undefined) throw notOnRecord('decision', id, 'open');
  if (type === 'reopen') {
    if (closed === undefined) throw refused('not-closed', 'This file is not closed.');
    return;
  }
  if (closed === undefined) return;
  if (type === 'close') throw refused('already-closed', 'This file is closed already.');
  throw refused('file-closed', 'This file is closed: reopen it before anything more is recorded in it.');
}

function eventOf(command: DecisionCommand, state: DecisionState): DecisionEvent {
  switch (command.type) {
    case 'open':
      return happened('DecisionOpened', command.entry);
    case 'record-request':
      return happened('RequestMade', command.entry);
    case 'open-study':
      return happened('StudyOpened', command.entry);
    case 'conclude-study':
      checkEnd(
        command.entry.occurred,
        state.studiedBy.get(command.entry.data.body),
        'The study cannot be concluded before it was opened.',
      );
      return happened('StudyConcluded', command.entry);
    case 'answer-request':
      checkRequested(state);
      return happened('RequestAnswered', command.entry);
    case 'announce-intention':
      return happened('IntentionAnnounced', command.entry);
    case 'make-commitment':
      return happened('CommitmentMade', command.entry);
    case 'amend-commitment':
      checkCommitted(state.standing.filter(({ made }) => made));
      checkAmended(
        command.entry.data.until,
        state.standing.filter(({ made }) => made),
      );
      return happened('CommitmentAmended', command.entry);
    case 'withdraw-commitment':
      checkCommitted(state.standing);
      checkEnd(
        command.entry.occurred,
        withdrawnBy(command.entry.data.by, state)
          .map(({ since }) => since)
          .reduce(firstOf, undefined),
        'A commitment cannot be withdrawn before it was made.',
      );
      return happened('CommitmentWithdrawn', command.entry);
    case 'require-approval':
      return happened('ApprovalRequired', command.entry);
    case 'await-approval':
      return happened('ApprovalPending', command.entry);
    case 'defer-approval':
      return happened('ApprovalDeferred', command.entry);
    case 'grant-approval':
      return happened('ApprovalGranted', command.entry);
    case 'refuse-approval':
      return happened('ApprovalRefused', command.entry);
    case 'order-deployment':
      return happened('DeploymentOrdered', command.entry);
    case 'record-deployment':
      return happened('DeploymentRecorded', command.entry);
    case 'end-deployment':
      checkEnd(command.entry.occurred, state.deployed, 'The deployment cannot end before it began.');
      return happened('DeploymentEnded', command.entry);
    case 'link':
      return happened('DecisionLinked', command.entry);
    case 'close':
      checkEnd(command.entry.occurred, state.opened, 'The file cannot be closed before it was opened.');
      return happened('DecisionClosed', command.entry);
    case 'reopen':
      checkEnd(command.entry.occurred, state.closed, 'The file cannot be reopened before it was closed.');
      return happened('DecisionReopened', command.entry);
  }
}
