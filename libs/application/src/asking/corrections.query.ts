import type { Day } from '@acta/domain';
import { listCorrections, type CorrectionEntry, type Page } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Spoken } from './asked.js';
import { auditEventsSchema } from './audit-events.query.js';
import { timed, timesSchema } from './coordinates.js';
import { checkNamed } from './named.js';
import { pagingFields } from './paging.js';
import { showNames, type WithNames } from './names.js';
import { checkSpan } from './span.js';

export const correctionsSchema = timesSchema.extend({
  validAt: timesSchema.shape.validAt.describe(
    'Tell the answers about this day that are changed; default about any day',
  ),
  from: auditEventsSchema.shape.recordedFrom.describe('It was recorded then or later'),
  to: auditEventsSchema.shape.recordedTo.describe('It was recorded then or earlier'),
  mission: z.string().optional(),
  party: z.string().optional(),
  ...pagingFields,
  limit: pagingFields.limit.describe('At most so many; default 10, and never more than 100'),
});

export interface CorrectionsAnswer extends Omit<Spoken, 'validAt'>, Page<WithNames<CorrectionEntry>> {
  /** Null: about any day. */
  readonly validAt: Day | null;
}

/** What was corrected, retracted and disputed, by whom and why, and which answers that changes. */
export class ListCorrections extends Query<CorrectionsAnswer> {
  constructor(readonly params: z.infer<typeof correctionsSchema>) {
    super();
  }
}

@QueryHandler(ListCorrections)
export class ListCorrectionsHandler implements IQueryHandler<ListCorrections> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: ListCorrections): Promise<CorrectionsAnswer> {
    const [times, { limit, cursor, ...filter }] = timed(params);
    const { validAt: day } = times;
    checkSpan(filter, 'from', 'to');
    const question = await askedAt(this.adapters, times);
    const { asked, spoken, view } = question;
    await checkNamed(question, filter);
    const source = { ...this.adapters, view, knownAt: spoken.position };
    const { items, nextCursor } = await listCorrections(asked, source, { ...filter, day }, { limit, cursor });
    return { ...spoken, validAt: day ?? null, items: await showNames(this.adapters.people, items), nextCursor };
  }
}
