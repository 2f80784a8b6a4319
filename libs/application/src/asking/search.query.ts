import { documentKinds, search, type Found, type Page } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Spoken } from './asked.js';
import { timed, timesSchema } from './coordinates.js';
import { checkNamed } from './named.js';
import { showNames, type WithNames } from './names.js';
import { pagingFields } from './paging.js';

export const searchSchema = timesSchema.extend({
  q: z
    .string()
    .max(500)
    .regex(/[\p{L}\p{N}]/u, 'is to have a word')
    .describe(
      'Words, found in all their forms in English, French and Dutch, with or without accents; "a phrase", or, and a minus before what is not wanted',
    ),
  kind: z.enum(documentKinds).optional(),
  mission: z.string().optional(),
  party: z.string().optional(),
  decision: z.string().optional(),
  source: z.string().optional().describe('What this source says, or the source itself'),
  ...pagingFields,
});

export type SearchAnswer = Spoken & Page<WithNames<Found>>;

/** Words looked for in what is stated, in decisions and in sources. */
export class SearchRecord extends Query<SearchAnswer> {
  constructor(readonly params: z.infer<typeof searchSchema>) {
    super();
  }
}

@QueryHandler(SearchRecord)
export class SearchRecordHandler implements IQueryHandler<SearchRecord> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: SearchRecord): Promise<SearchAnswer> {
    const { pool, people } = this.adapters;
    const [times, { limit, cursor, ...filter }] = timed(params);
    const question = await askedAt(this.adapters, times);
    const { asked, view, spoken } = question;
    await checkNamed(question, filter);
    const { items, nextCursor } = await search(asked, { pool, view, upTo: spoken.position }, filter, { limit, cursor });
    return { ...spoken, items: await showNames(people, items), nextCursor };
  }
}
