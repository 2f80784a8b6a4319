import { listPledges, type PledgesPage } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken, type Untimed } from './asked.js';
import { timesSchema } from './coordinates.js';
import { decisionsSchema } from './decisions.query.js';
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
export const answerPledges = async (
  { asked, spoken }: Question,
  { mission, kind, limit, cursor }: Untimed<typeof pledgesSchema>,
): Promise<PledgesAnswer> => ({ ...spoken, ...(await listPledges(asked, { mission, kind }, { limit, cursor })) });

@QueryHandler(GetPledges)
export class GetPledgesHandler implements IQueryHandler<GetPledges> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: GetPledges): Promise<PledgesAnswer> {
    return answerPledges(await askedAt(this.adapters, params), params);
  }
}
