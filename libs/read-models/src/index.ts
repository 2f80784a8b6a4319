export type { ApprovalAnswer, ApprovalStatus } from './approvals/answer.js';
export { listApprovals, type ApprovalFilter } from './approvals/list.js';
export type { ApprovalInTime, Settled } from './approvals/settled.js';
export { auditEvents, type AuditSource } from './audit-events/audit-events.js';
export type { AuditFilter } from './audit-events/conditions.js';
export { canHaveHappenedBy, eventIndex } from './audit-events/event-index.js';
export { awareness } from './aware/aware.js';
export type { Awareness, Whose } from './aware/shape.js';
export { listClaims, type Claim, type ClaimFilter } from './claims/list.js';
export { claimSubjects, type ClaimSubject } from './claims/stated.js';
export {
  decisionFile,
  listDecisions,
  type DecisionFile,
  type DecisionFilter,
  type WholeFile,
} from './decision/file.js';
export { history, type Content, type Correction, type HistoryEvent } from './decision/history.js';
export { composeDeployment, deploymentState } from './deployment/state.js';
export { loadDeployment, type DeploymentFilter, type DeploymentInputs } from './deployment/load.js';
export { listCorrections, type CorrectionEntry, type CorrectionFilter } from './corrections/corrections.js';
export { tellAhead, untold, type ToldSource } from './corrections/told-ahead.js';
export type { Cause } from './diff/cause.js';
export { diffStates } from './diff/diff.js';
export type { Difference } from './diff/differences.js';
export { explainFigure, type FigureAsked } from './explain/explain.js';
export { figuresOfMission, figuresOfParty, type ExplainedFigure, type Explanation } from './explain/explanation.js';
export type { DeploymentItem, DeploymentState, MissionTotals, TargetAnswer } from './deployment/shape.js';
export type { Figure, Range } from './figure/figure.js';
export { amountText } from './figure/text.js';
export { beginnings, type Beginning } from './known/beginnings.js';
export { publishedKnowledge, recordedKnowledge, supposing, type Knowledge } from './known/knowledge.js';
export { eventsOf, type KnownLog } from './known/known-log.js';
export { listFindings, type Finding, type FindingFilter } from './findings/list.js';
export { findingKinds, type FindingKind } from './findings/kinds.js';
export type { Page, PageRequest } from './page.js';
export type { Asked } from './pieces/times.js';
export { documentKinds } from './search/documents.js';
export { search, type Found } from './search/search.js';
export { listPledges, type PledgesPage } from './pledges/list.js';
export { listSessions, session, type SessionFilter } from './session/list.js';
export type { SessionRow } from './session/timeline.js';
export { registers, type RegisterOf } from './registers/registers.js';
export type { BodyRow, PartyRow, SourceRow } from './registers/timelines.js';
export type { MissionRow } from './mission/timeline.js';
export { projectionDefinitions } from './projection-definitions.js';
export { timelines } from './timelines.js';
export { listMeetings, type Meeting } from './agenda/agenda.js';
