import { listApprovals, type ApprovalInTime, type Page } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken, type Untimed } from './asked.js';
import { timed, timesSchema } from './coordinates.js';
import { checkNamed } from './named.js';
import { pagingFields } from './paging.js';

export const approvalsSchema = timesSchema.extend({
  body: z.string().optional().describe('Only at this body'),
  status: z.enum(['required', 'pending', 'overdue', 'deferred', 'granted', 'refused']).optional(),
  mission: z.string().optional(),
  party: z.string().optional().describe('Only of this contributor'),
  decision: z.string().optional(),
  ...pagingFields,
});

export type ApprovalsAnswer = Spoken & Page<ApprovalInTime>;

export class GetApprovals extends Query<ApprovalsAnswer> {
  constructor(readonly params: z.infer<typeof approvalsSchema>) {
    super();
  }
}

/** The approvals of a question that is open already. */
export async function answerApprovals(
  question: Question,
  { limit, cursor, ...filter }: Untimed<typeof approvalsSchema>,
): Promise<ApprovalsAnswer> {
  const { asked, spoken } = question;
  await checkNamed(question, filter);
  return { ...spoken, ...(await listApprovals(asked, filter, { limit, cursor })) };
}

@QueryHandler(GetApprovals)
export class GetApprovalsHandler implements IQueryHandler<GetApprovals> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: GetApprovals): Promise<ApprovalsAnswer> {
    const [times, filter] = timed(params);
    return answerApprovals(await askedAt(this.adapters, times), filter);
  }
}
