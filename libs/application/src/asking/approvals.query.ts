import { listApprovals, type ApprovalAnswer, type Page } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Spoken } from './asked.js';
import { timesSchema } from './coordinates.js';
import { pagingFields, parted } from './paging.js';

export const approvalsSchema = timesSchema.extend({
  body: z.string().optional().describe('Only at this body'),
  status: z.enum(['required', 'pending', 'overdue', 'deferred', 'granted', 'refused']).optional(),
  mission: z.string().optional(),
  party: z.string().optional().describe('Only of this contributor'),
  decision: z.string().optional(),
  ...pagingFields,
});

export type ApprovalsAnswer = Spoken & Page<ApprovalAnswer>;

export class GetApprovals extends Query<ApprovalsAnswer> {
  constructor(readonly params: z.infer<typeof approvalsSchema>) {
    super();
  }
}

@QueryHandler(GetApprovals)
export class GetApprovalsHandler implements IQueryHandler<GetApprovals> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: GetApprovals): Promise<ApprovalsAnswer> {
    const { times, filter, page } = parted(params);
    const { asked, spoken } = await askedAt(this.adapters, times);
    return { ...spoken, ...(await listApprovals(asked, filter, page)) };
  }
}
