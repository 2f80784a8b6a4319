export type { Adapters } from './adapters.js';
export { ApplicationModule } from './application.module.js';
export { happenedSchema, timesSchema, type Times } from './asking/coordinates.js';
export type { CaseCommand, CaseFile } from './case-file/case-file.js';
export { importCase, type ImportProgress } from './case-file/import-case.js';
export type { RebuildEnd, RebuildListener } from './operation/background-rebuilds.js';
export { ProjectionOperation, type ProjectionReport } from './operation/projection-operation.js';
export {
  rebuildSchema,
  retrySchema,
  skipSchema,
  type RebuildRequest,
  type RetryRequest,
  type SkipRequest,
} from './operation/schemas.js';
export type { People } from './people.js';
export { commandIdInCase, commandIdOfKey, eventIdOf } from './recording/command-id.js';
export { recordCommand } from './recording/recording.handlers.js';
export type { RecordAnswer, RecordRequest } from './recording/request.js';
export { requestHashOf } from './recording/request-hash.js';
export { unknownCollection } from './recording/target.js';
export { Recorder } from './recording/recorder.js';
export { approvalsSchema, GetApprovals, type ApprovalsAnswer } from './asking/approvals.query.js';
export { GetPledges, pledgesSchema, type PledgesAnswer } from './asking/pledges.query.js';
export { awareSchema, GetAwareness, type AwareAnswer } from './asking/aware.query.js';
export { claimsSchema, GetClaims, type ClaimsAnswer } from './asking/claims.query.js';
export { decisionsSchema, GetDecision, ListDecisions } from './asking/decisions.query.js';
export { deploymentSchema, GetDeployment, type DeploymentAnswer } from './asking/deployment.query.js';
export { amountText } from '@acta/read-models';
export { GetDecisionHistory, type HistoryAnswer } from './asking/history.query.js';
export { auditEventsSchema, SearchAuditEvents } from './asking/audit-events.query.js';
export { correctionsSchema, ListCorrections, type CorrectionsAnswer } from './asking/corrections.query.js';
export { diffSchema, GetDiff, type DiffAnswer } from './asking/diff.query.js';
export { ExplainFigure, explainSchema, type ExplainAnswer } from './asking/explain.query.js';
export { GetEvent } from './asking/event.query.js';
export { SearchRecord, searchSchema, type SearchAnswer } from './asking/search.query.js';
export { findingsSchema, GetFindings } from './asking/findings.query.js';
export { GetRegistered, ListRegister, registerSchema, type RegisterName } from './asking/registers.query.js';
export { ListSessions, sessionsSchema } from './asking/sessions.query.js';
export { routeAsked, type AskableRoute } from './supposing/askable.js';
export { AskWhatIf, whatIfSchema, type WhatIfAnswer } from './supposing/what-if.query.js';
export { GetCalendar, type CalendarAnswer } from './asking/calendar.query.js';
export type { Meeting } from '@acta/read-models';
