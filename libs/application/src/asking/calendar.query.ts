import { listMeetings, type Meeting, type Page } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Spoken } from './asked.js';
import { timed } from './coordinates.js';
import { checkNamed } from './named.js';
import type { sessionsSchema } from './sessions.query.js';
import { checkSpan } from './span.js';

export type CalendarAnswer = Spoken & Page<Meeting>;

/** The agenda as a calendar has it: the whole of it, unless a limit is given. */
export class GetCalendar extends Query<CalendarAnswer> {
  constructor(readonly params: z.infer<typeof sessionsSchema>) {
    super();
  }
}

@QueryHandler(GetCalendar)
export class GetCalendarHandler implements IQueryHandler<GetCalendar> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: GetCalendar): Promise<CalendarAnswer> {
    const [times, { limit = Infinity, cursor, ...filter }] = timed(params);
    checkSpan(filter, 'from', 'to');
    const question = await askedAt(this.adapters, times);
    const { asked, spoken } = question;
    await checkNamed(question, filter);
    return { ...spoken, ...(await listMeetings(asked, filter, { limit, cursor })) };
  }
}
