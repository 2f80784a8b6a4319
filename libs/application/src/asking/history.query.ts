import { isReadable } from '@acta/domain';
import { ActaError, type RecordedEvent } from '@acta/kernel';
import { history, type HistoryEvent } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { positionKnown, type Times } from './coordinates.js';
import { showNames, type WithNames } from './names.js';

export interface HistoryAnswer {
  readonly decision: string;
  /** The position that the answer speaks for. */
  readonly position: bigint;
  readonly events: readonly WithNames<HistoryEvent>[];
  /** The stream, where it has events that a newer version recorded; absent: nothing is lacking. */
  readonly incomplete?: readonly string[];
}

/** Every event of one decision that was known at a moment, whenever it happened. */
export class GetDecisionHistory extends Query<HistoryAnswer> {
  constructor(
    readonly id: string,
    readonly times: Times,
  ) {
    super();
  }
}

@QueryHandler(GetDecisionHistory)
export class GetDecisionHistoryHandler implements IQueryHandler<GetDecisionHistory> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ id, times }: GetDecisionHistory): Promise<HistoryAnswer> {
    const { store, people } = this.adapters;
    const position = (await positionKnown(store, times.knownAt)) ?? (await store.head());
    const events: RecordedEvent[] = [];
    for await (const event of store.readStream(`decision-${id}`)) {
      if (event.position <= position) events.push(event);
    }
    if (events.length === 0) {
      throw new ActaError(
        'not-found',
        'not-on-record',
        `Nothing was on record of the decision "${id}" at position ${position}.`,
      );
    }
    const incomplete = events.every(isReadable) ? {} : { incomplete: [`decision-${id}`] };
    return { decision: id, position, events: await showNames(people, history(events)), ...incomplete };
  }
}
