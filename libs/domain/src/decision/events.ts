import { decisionCommands } from './commands.js';

/** What can happen to a decision. Names are storage: they are never changed. */
export const decisionEvents = {
  DecisionOpened: { schema: 1, data: decisionCommands.open },
  RequestMade: { schema: 1, data: decisionCommands['record-request'] },
  StudyOpened: { schema: 1, data: decisionCommands['open-study'] },
  StudyConcluded: { schema: 1, data: decisionCommands['conclude-study'] },
  RequestAnswered: { schema: 1, data: decisionCommands['answer-request'] },
  IntentionAnnounced: { schema: 1, data: decisionCommands['announce-intention'] },
  CommitmentMade: { schema: 1, data: decisionCommands['make-commitment'] },
  CommitmentAmended: { schema: 1, data: decisionCommands['amend-commitment'] },
  CommitmentWithdrawn: { schema: 1, data: decisionCommands['withdraw-commitment'] },
  ApprovalRequired: { schema: 1, data: decisionCommands['require-approval'] },
  ApprovalPending: { schema: 1, data: decisionCommands['await-approval'] },
  ApprovalDeferred: { schema: 1, data: decisionCommands['defer-approval'] },
  ApprovalGranted: { schema: 1, data: decisionCommands['grant-approval'] },
  ApprovalRefused: { schema: 1, data: decisionCommands['refuse-approval'] },
  DeploymentOrdered: { schema: 1, data: decisionCommands['order-deployment'] },
  DeploymentRecorded: { schema: 1, data: decisionCommands['record-deployment'] },
  DeploymentEnded: { schema: 1, data: decisionCommands['end-deployment'] },
  DecisionLinked: { schema: 1, data: decisionCommands.link },
  DecisionClosed: { schema: 1, data: decisionCommands.close },
  DecisionReopened: { schema: 1, data: decisionCommands.reopen },
} as const;
