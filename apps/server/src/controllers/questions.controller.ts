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
  GetFindings,
  ListDecisions,
  ListSessions,
  SearchAuditEvents,
  sessionsSchema,
  timesSchema,
} from '@acta/application';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

type In<Schema extends z.ZodType> = z.output<Schema>;

@ApiTags('asking')
@ApiBearerAuth('bearer')
@Controller('v1')
export class QuestionsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get('deployment')
  @ApiOperation({
    summary: 'The deployment state: what is present, committed, pending and asked for, per mission and party',
  })
  deployment(@Query({ schema: deploymentSchema }) params: In<typeof deploymentSchema>) {
    return this.queries.execute(new GetDeployment(params));
  }

  @Get('approvals')
  @ApiOperation({ summary: 'Approvals and where they stand, with their session and the day on which they are due' })
  approvals(@Query({ schema: approvalsSchema }) params: In<typeof approvalsSchema>) {
    return this.queries.execute(new GetApprovals(params));
  }

  @Get('decisions')
  @ApiOperation({ summary: 'The files of decisions' })
  decisions(@Query({ schema: decisionsSchema }) params: In<typeof decisionsSchema>) {
    return this.queries.execute(new ListDecisions(params));
  }

  @Get('decisions/:id')
  @ApiOperation({ summary: 'The file of one decision' })
  decision(@Param('id') id: string, @Query({ schema: timesSchema }) times: In<typeof timesSchema>) {
    return this.queries.execute(new GetDecision(id, times));
  }

  @Get('decisions/:id/history')
  @ApiOperation({ summary: 'Every event of a decision with its evidence, corrections beside what they correct' })
  history(@Param('id') id: string, @Query({ schema: timesSchema }) times: In<typeof timesSchema>) {
    return this.queries.execute(new GetDecisionHistory(id, times));
  }

  @Get('sessions')
  @ApiOperation({ summary: 'The agenda: sessions with their items, by the day on which they meet' })
  sessions(@Query({ schema: sessionsSchema }) params: In<typeof sessionsSchema>) {
    return this.queries.execute(new ListSessions(params));
  }

  @Get('findings')
  @ApiOperation({
    summary: 'What breaks procedure, from the record itself: each with its beginning, its end and the events behind it',
  })
  findings(@Query({ schema: findingsSchema }) params: In<typeof findingsSchema>) {
    return this.queries.execute(new GetFindings(params));
  }

  @Get('audit/events')
  @ApiOperation({ summary: 'The log, by any of its filters, newest or oldest first' })
  auditEvents(@Query({ schema: auditEventsSchema }) params: In<typeof auditEventsSchema>) {
    return this.queries.execute(new SearchAuditEvents(params));
  }
}
