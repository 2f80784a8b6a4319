import { ActaError } from '@acta/kernel';
import { decisionFile, listDecisions, type DecisionFile, type Page, type WholeFile } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken, type Untimed } from './asked.js';
import { timed, timesSchema, type Times } from './coordinates.js';
import { checkNamed } from './named.js';
import { pagingFields } from './paging.js';

export const decisionsSchema = timesSchema.extend({
  mission: z.string().optional(),
  party: z.string().optional().describe('Only of this contributor'),
  kind: z.enum(['personnel', 'funds', 'equipment', 'plan']).optional(),
  status: z.enum(['open', 'closed']).optional(),
  ...pagingFields,
});

export class ListDecisions extends Query<Spoken & Page<DecisionFile>> {
  constructor(readonly params: z.infer<typeof decisionsSchema>) {
    super();
  }
}

/** The files of a question that is open already. */
export async function answerDecisions(
  question: Question,
  { limit, cursor, ...filter }: Untimed<typeof decisionsSchema>,
): Promise<Spoken & Page<DecisionFile>> {
  const { asked, spoken } = question;
  await checkNamed(question, filter);
  return { ...spoken, ...(await listDecisions(asked, filter, { limit, cursor })) };
}

@QueryHandler(ListDecisions)
export class ListDecisionsHandler implements IQueryHandler<ListDecisions> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: ListDecisions): Promise<Spoken & Page<DecisionFile>> {
    const [times, filter] = timed(params);
    return answerDecisions(await askedAt(this.adapters, times), filter);
  }
}

/** One decision's file. */
export class GetDecision extends Query<Spoken & WholeFile> {
  constructor(
    readonly id: string,
    readonly times: Times,
  ) {
    super();
  }
}

@QueryHandler(GetDecision)
export class GetDecisionHandler implements IQueryHandler<GetDecision> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ id, times }: GetDecision): Promise<Spoken & WholeFile> {
    const { asked, spoken } = await askedAt(this.adapters, times);
    const file = await decisionFile(asked, id);
    if (file) return { ...spoken, ...file };
    const message = `Nothing is on record of the decision "${id}" for ${spoken.validAt}, as known at position ${spoken.knownAt}.`;
    throw new ActaError('not-found', 'not-on-record', message);
  }
}
