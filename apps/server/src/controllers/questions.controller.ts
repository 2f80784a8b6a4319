import {
  approvalsSchema,
  auditEventsSchema,
  decisionsSchema,
  deploymentSchema,
  findingsSchema,
  GetApprovals,
  GetDecision,
  GetDecisionHistory,
  GetDeployment,
  GetEvent,
  happenedSchema,
  GetFindings,
  ListDecisions,
  ListSessions,
  SearchAuditEvents,
  searchSchema,
  SearchRecord,
  sessionsSchema,
  timesSchema,
} from '@acta/application';
import { Controller, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Asks } from '../openapi/asks.js';

type In<Schema extends z.ZodType> = z.output<Schema>;

@ApiTags('asking')
@ApiBearerAuth('bearer')
@Controller('v1')
export class QuestionsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Asks(
    'deployment',
    'The deployment state: what is present, committed, pending and asked for, per mission and party',
    'deployment',
  )
  deployment(@Query({ schema: deploymentSchema }) params: In<typeof deploymentSchema>) {
    return this.queries.execute(new GetDeployment(params));
  }

  @Asks(
    'approvals',
    'Approvals and where they stand, with their session and the day on which they are due',
    'approvals',
  )
  approvals(@Query({ schema: approvalsSchema }) params: In<typeof approvalsSchema>) {
    return this.queries.execute(new GetApprovals(params));
  }

  @Asks('decisions', 'The files of decisions', 'decisions')
  decisions(@Query({ schema: decisionsSchema }) params: In<typeof decisionsSchema>) {
    return this.queries.execute(new ListDecisions(params));
  }

  @Asks('decisions/:id', 'The file of one decision', 'decision')
  decision(@Param('id') id: string, @Query({ schema: timesSchema }) times: In<typeof timesSchema>) {
    return this.queries.execute(new GetDecision(id, times));
  }

  @Asks(
    'decisions/:id/history',
    'Every event of a decision with its evidence, corrections beside what they correct',
    'history',
  )
  history(@Param('id') id: string, @Query({ schema: happenedSchema }) times: In<typeof happenedSchema>) {
    return this.queries.execute(new GetDecisionHistory(id, times));
  }

  @Asks('sessions', 'The agenda: sessions with their items, by the day on which they meet', 'sessions')
  sessions(@Query({ schema: sessionsSchema }) params: In<typeof sessionsSchema>) {
    return this.queries.execute(new ListSessions(params));
  }

  @Asks(
    'findings',
    'What breaks procedure, from the record itself: each with its beginning, its end and the events behind it',
    'findings',
  )
  findings(@Query({ schema: findingsSchema }) params: In<typeof findingsSchema>) {
    return this.queries.execute(new GetFindings(params));
  }

  @Asks('audit/events', 'The log, by any of its filters, newest or oldest first', 'auditEvents')
  auditEvents(@Query({ schema: auditEventsSchema }) params: In<typeof auditEventsSchema>) {
    return this.queries.execute(new SearchAuditEvents(params));
  }

  @Asks('events/:id', 'One event as it was recorded, with what was said of it since', 'event')
  event(@Param('id') id: string, @Query({ schema: timesSchema }) times: In<typeof timesSchema>) {
    return this.queries.execute(new GetEvent(id, times));
  }

  @Asks('search', 'Words in statements, decisions and sources, in English, French and Dutch', 'search')
  search(@Query({ schema: searchSchema }) params: In<typeof searchSchema>) {
    return this.queries.execute(new SearchRecord(params));
  }
}
