import { listPledges, type PledgesPage } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken, type Untimed } from './asked.js';
import { timesSchema } from './coordinates.js';
import { decisionsSchema } from './decisions.query.js';
import { checkNamed } from './named.js';
import { pagingFields } from './paging.js';

export const pledgesSchema = timesSchema.extend({
  mission: z.string().optional(),
  kind: decisionsSchema.shape.kind.describe('Only in files of this kind'),
  ...pagingFields,
});

export type PledgesAnswer = Spoken & PledgesPage;

/** Increases pledged, nothing counted twice. */
export class GetPledges extends Query<PledgesAnswer> {
  constructor(readonly params: z.infer<typeof pledgesSchema>) {
    super();
  }
}

/** Increases pledged, of a question that is open already. */
export async function answerPledges(
  question: Question,
  { mission, kind, limit, cursor }: Untimed<typeof pledgesSchema>,
): Promise<PledgesAnswer> {
  const { asked, spoken } = question;
  await checkNamed(question, { mission });
  return { ...spoken, ...(await listPledges(asked, { mission, kind }, { limit, cursor })) };
}

@QueryHandler(GetPledges)
export class GetPledgesHandler implements IQueryHandler<GetPledges> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: GetPledges): Promise<PledgesAnswer> {
    return answerPledges(await askedAt(this.adapters, params), params);
  }
}
