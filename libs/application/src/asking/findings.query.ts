import { findingKinds, listFindings, type Finding, type Page } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken, type Untimed } from './asked.js';
import { timed, timesSchema } from './coordinates.js';
import { checkNamed } from './named.js';
import { pagingFields } from './paging.js';

export const findingsSchema = timesSchema.extend({
  kind: z.enum(findingKinds).optional(),
  open: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('Whether it is the case on the day asked about; absent: all that have begun by then'),
  mission: z.string().optional(),
  party: z.string().optional(),
  decision: z.string().optional(),
  ...pagingFields,
});

export type FindingsAnswer = Spoken & Page<Finding>;

export class GetFindings extends Query<FindingsAnswer> {
  constructor(readonly params: z.infer<typeof findingsSchema>) {
    super();
  }
}

/** The findings of a question that is open already. */
export async function answerFindings(
  question: Question,
  { limit, cursor, ...filter }: Untimed<typeof findingsSchema>,
): Promise<FindingsAnswer> {
  const { asked, spoken } = question;
  await checkNamed(question, filter);
  return { ...spoken, ...(await listFindings(asked, filter, { limit, cursor })) };
}

@QueryHandler(GetFindings)
export class GetFindingsHandler implements IQueryHandler<GetFindings> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: GetFindings): Promise<FindingsAnswer> {
    const [times, filter] = timed(params);
    return answerFindings(await askedAt(this.adapters, times), filter);
  }
}
