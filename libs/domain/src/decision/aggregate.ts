import type { Aggregate } from '../aggregate/aggregate.js';
import { decisionCommands } from './commands.js';
import { decisionDecider } from './decider.js';
import { decisionEvents } from './events.js';
import { checkDecisionEvent } from './sense.js';
import type { DecisionState } from './state.js';

export const decisionAggregate: Aggregate<DecisionState> = {
  name: 'decision',
  collection: 'decisions',
  description: 'Files of decisions, from the first request to the last soldier home',
  idParts: ['id'],
  commands: decisionCommands,
  events: decisionEvents,
  decider: decisionDecider,
  isOnRecord: ({ opened }) => opened !== undefined,
  ends: {
    StudyConcluded: 'conclude-study',
    CommitmentAmended: 'amend-commitment',
    CommitmentWithdrawn: 'withdraw-commitment',
    DeploymentEnded: 'end-deployment',
    DecisionClosed: 'close',
    DecisionReopened: 'reopen',
  },
  checkEvent: checkDecisionEvent,
  streamOf: (id) => `decision-${id}`,
};
