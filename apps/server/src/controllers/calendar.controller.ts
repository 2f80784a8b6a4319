import { GetCalendar, sessionsSchema } from '@acta/application';
import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiDefaultResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { calendarOf } from '../calendar/calendar.js';
import { sayInHeaders } from '../http/spoken.js';

@ApiTags('asking')
@ApiBearerAuth('bearer')
@Controller('v1')
export class CalendarController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get('sessions.ics')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @ApiOperation({
    operationId: 'calendar',
    summary: 'The agenda as iCalendar (RFC 5545): the whole of it, unless `limit` is given',
  })
  @ApiResponse({
    status: 200,
    description: 'A calendar with an event of whole days for each session',
    content: { 'text/calendar': { schema: { type: 'string' } } },
  })
  @ApiDefaultResponse({ description: 'Refused, or not possible: a problem document (RFC 9457)' })
  async calendar(
    @Query({ schema: sessionsSchema }) params: z.output<typeof sessionsSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const answer = await this.queries.execute(new GetCalendar(params));
    sayInHeaders(response, answer);
    return calendarOf(answer.items);
  }
}
