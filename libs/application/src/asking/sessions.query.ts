import { listSessions, type Page, type SessionRow } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken, type Untimed } from './asked.js';
import { daySchema, timed, timesSchema } from './coordinates.js';
import { checkNamed } from './named.js';
import { pagingFields } from './paging.js';
import { checkSpan } from './span.js';

const day = daySchema.optional();

export const sessionsSchema = timesSchema.extend({
  body: z.string().optional(),
  status: z.enum(['scheduled', 'postponed', 'held', 'cancelled']).optional(),
  decision: z.string().optional().describe('Those that have this decision on their agenda'),
  from: day.describe('Those that meet on this day or later'),
  to: day.describe('Those that meet on this day or earlier'),
  ...pagingFields,
});

export type SessionsAnswer = Spoken & Page<SessionRow>;

export class ListSessions extends Query<SessionsAnswer> {
  constructor(readonly params: z.infer<typeof sessionsSchema>) {
    super();
  }
}

/** The agenda of a question that is open already. */
export async function answerSessions(
  question: Question,
  { limit, cursor, ...filter }: Untimed<typeof sessionsSchema>,
): Promise<SessionsAnswer> {
  const { asked, spoken } = question;
  checkSpan(filter, 'from', 'to');
  await checkNamed(question, filter);
  return { ...spoken, ...(await listSessions(asked, filter, { limit, cursor })) };
}

@QueryHandler(ListSessions)
export class ListSessionsHandler implements IQueryHandler<ListSessions> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: ListSessions): Promise<SessionsAnswer> {
    const [times, filter] = timed(params);
    return answerSessions(await askedAt(this.adapters, times), filter);
  }
}
