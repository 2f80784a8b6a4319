import { entryIn, eventTypes, streamLinked, type Day, type Entry, type EventType } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { auditEvents, type Page } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Spoken } from './asked.js';
import { daySchema, happenedSchema, instantOrDaySchema, timed } from './coordinates.js';
import { checkNamed } from './named.js';
import { showNames, type WithNames } from './names.js';
import { pagingFields } from './paging.js';
import { checkSpan } from './span.js';

const day = daySchema.optional();
const types = Object.keys(eventTypes) as readonly EventType[];
const instant = instantOrDaySchema.optional();

export const auditEventsSchema = happenedSchema.extend({
  stream: z
    .string()
    .overwrite((stream) => streamLinked(stream) ?? stream)
    .optional()
    .describe('Such as decision-be-reinforcement-2017, or decisions/be-reinforcement-2017 as in a link'),
  type: z.enum(types).optional().describe('Such as ApprovalPending'),
  actor: z
    .uuid('is to be the id of a person as in "actor" of an event, which is a UUID')
    .optional()
    .describe('Id of the one who recorded it'),
  body: z.string().optional().describe('Events that name it, and all events of its sessions'),
  party: z.string().optional().describe('Events that name it, and all events of the files that belong to it'),
  mission: z.string().optional().describe('Events that name it, and all events of the files that belong to it'),
  source: z.string().optional(),
  session: z.string().optional(),
  decision: z.string().optional(),
  validFrom: day.describe('It can have happened on this day or later'),
  validTo: day.describe('It can have happened on this day or earlier'),
  recordedFrom: instant.describe('It was recorded then or later'),
  recordedTo: instant.describe('It was recorded then or earlier'),
  q: z.string().max(500).optional().describe('Words; "a phrase", or, and a minus before what is not wanted'),
  order: z.enum(['newest', 'oldest']).optional().describe('Default newest'),
  ...pagingFields,
});

/** An event of the log as it was recorded. */
interface LoggedEvent extends Entry {
  readonly position: bigint;
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly correlationId?: string;
}

export interface AuditEventsAnswer extends Omit<Spoken, 'validAt'>, Page<WithNames<LoggedEvent>> {
  /** Null: whenever it happened. */
  readonly validAt: Day | null;
}

export class SearchAuditEvents extends Query<AuditEventsAnswer> {
  constructor(readonly params: z.infer<typeof auditEventsSchema>) {
    super();
  }
}

@QueryHandler(SearchAuditEvents)
export class SearchAuditEventsHandler implements IQueryHandler<SearchAuditEvents> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: SearchAuditEvents): Promise<AuditEventsAnswer> {
    const { pool, people } = this.adapters;
    const [times, { limit, cursor, ...filter }] = timed(params);
    const { validAt } = times;
    checkSpan(filter, 'validFrom', 'validTo');
    checkSpan(filter, 'recordedFrom', 'recordedTo');
    const question = await askedAt(this.adapters, times);
    const { asked, view, spoken } = question;
    await checkNamed(question, filter);
    const counting = spoken.basis === 'published' ? { counting: asked.log } : {};
    const source = { pool, view, knownAt: spoken.position, ...counting };
    const { items, nextCursor } = await auditEvents(source, { ...filter, validAt }, { limit, cursor });
    const shown = await showNames(people, items.map(loggedEvent));
    return { ...spoken, validAt: validAt ?? null, items: shown, nextCursor };
  }
}

function loggedEvent(event: RecordedEvent): LoggedEvent {
  const { position, id, stream, version, type, recordedAt, metadata } = event;
  const { actor, correlationId } = metadata;
  return {
    position,
    id,
    stream,
    version,
    type,
    recordedAt,
    actor,
    ...(correlationId !== undefined && { correlationId }),
    ...entryIn(event),
  };
}
