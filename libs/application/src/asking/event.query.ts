import { isEventId, lift, unknownEvent } from '@acta/domain';
import { eventsOf, history, type HistoryEvent } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Spoken } from './asked.js';
import type { Times } from './coordinates.js';
import { showNames, type WithNames } from './names.js';

/** The position that an answer speaks for is not the event's own: the event stands apart. */
export interface EventAnswer extends Spoken {
  readonly event: WithNames<HistoryEvent>;
}

/** One event as it was recorded, with what was said of it since. */
export class GetEvent extends Query<EventAnswer> {
  constructor(
    readonly id: string,
    readonly times: Times,
  ) {
    super();
  }
}

@QueryHandler(GetEvent)
export class GetEventHandler implements IQueryHandler<GetEvent> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ id, times }: GetEvent): Promise<EventAnswer> {
    const { store, people } = this.adapters;
    const { asked, spoken } = await askedAt(this.adapters, times);
    const [recorded] = isEventId(id) ? await store.readEvents([id]) : [];
    // What a newer version recorded says of itself that it is not understood.
    if (recorded) lift(recorded);
    const told = recorded ? history(await eventsOf(asked.log, recorded.stream)) : [];
    const event = told.find((other) => other.id === recorded?.id);
    if (event) return { ...spoken, event: await showNames(people, event) };
    throw unknownEvent(id);
  }
}
