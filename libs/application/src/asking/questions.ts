import type { Provider } from '@nestjs/common';
import { GetApprovalsHandler } from './approvals.query.js';
import { SearchAuditEventsHandler } from './audit-events.query.js';
import { GetCalendarHandler } from './calendar.query.js';
import { ListCorrectionsHandler } from './corrections.query.js';
import { GetAwarenessHandler } from './aware.query.js';
import { GetClaimsHandler } from './claims.query.js';
import { GetDecisionHandler, ListDecisionsHandler } from './decisions.query.js';
import { GetDeploymentHandler } from './deployment.query.js';
import { GetDiffHandler } from './diff.query.js';
import { ExplainFigureHandler } from './explain.query.js';
import { GetEventHandler } from './event.query.js';
import { GetFindingsHandler } from './findings.query.js';
import { GetDecisionHistoryHandler } from './history.query.js';
import { GetPledgesHandler } from './pledges.query.js';
import { GetRegisteredHandler, ListRegisterHandler } from './registers.query.js';
import { SearchRecordHandler } from './search.query.js';
import { ListSessionsHandler } from './sessions.query.js';
import { AskWhatIfHandler } from '../supposing/what-if.query.js';

/** One handler for each question. */
export const questionHandlers: readonly Provider[] = [
  GetDeploymentHandler,
  GetApprovalsHandler,
  ListDecisionsHandler,
  GetDecisionHandler,
  GetDecisionHistoryHandler,
  GetFindingsHandler,
  GetClaimsHandler,
  GetPledgesHandler,
  GetAwarenessHandler,
  ListSessionsHandler,
  ListRegisterHandler,
  GetRegisteredHandler,
  SearchAuditEventsHandler,
  GetDiffHandler,
  ExplainFigureHandler,
  ListCorrectionsHandler,
  AskWhatIfHandler,
  GetEventHandler,
  GetCalendarHandler,
  SearchRecordHandler,
];
