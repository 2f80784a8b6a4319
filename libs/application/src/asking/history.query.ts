import type { Day } from '@acta/domain';
import { ActaError } from '@acta/kernel';
import { canHaveHappenedBy, eventsOf, history, type HistoryEvent } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Spoken } from './asked.js';
import type { Times } from './coordinates.js';
import { showNames, type WithNames } from './names.js';

export interface HistoryAnswer extends Omit<Spoken, 'validAt'> {
  /** Null: whenever it happened. */
  readonly validAt: Day | null;
  readonly decision: string;
  readonly events: readonly WithNames<HistoryEvent>[];
}

/** The events of one decision that were known at a moment: all, or those that can have happened by a day. */
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
    const { validAt } = times;
    const { asked, spoken } = await askedAt(this.adapters, times);
    const events = await eventsOf(asked.log, `decision-${id}`);
    if (events.length === 0) {
      const message = `Nothing was on record of the decision "${id}" as known at ${spoken.knownAt}.`;
      throw new ActaError('not-found', 'not-on-record', message);
    }
    const happened = history(events).filter((event) => validAt === undefined || canHaveHappenedBy(validAt, event));
    const shown = await showNames(this.adapters.people, happened);
    return { ...spoken, validAt: validAt ?? null, decision: id, events: shown };
  }
}
