import type { RecordedEvent } from '@acta/kernel';
import { stateOf, type Aggregate } from './aggregate/aggregate.js';
import { bodyAggregate } from './body/aggregate.js';
import { approvalsAtSessions } from './decision/at-session.js';
import { decisionAggregate } from './decision/aggregate.js';
import { missionAggregate } from './mission/aggregate.js';
import { partyAggregate } from './party/aggregate.js';
import { presenceAggregate } from './presence/aggregate.js';
import { sessionAggregate } from './session/aggregate.js';
import { sourceAggregate } from './source/aggregate.js';
import { standing } from './standing.js';
import type { World } from './world.js';

/** Every aggregate: routes, their documentation and case files are derived from this list. */
export const aggregates: readonly Aggregate[] = [
  partyAggregate,
  bodyAggregate,
  sourceAggregate,
  missionAggregate,
  sessionAggregate,
  decisionAggregate,
  presenceAggregate,
];

/** The aggregate whose stream this is. */
export const aggregateOf = (stream: string): Aggregate | undefined =>
  aggregates.find(({ name }) => stream.startsWith(`${name}-`));

/** The aggregate of a collection as in a path. */
export const aggregateIn = (collection: string): Aggregate | undefined =>
  aggregates.find((aggregate) => aggregate.collection === collection);

/** What deciders may know of these streams, each with all its events; any other stream is not on record. */
export function worldOf(histories: ReadonlyMap<string, readonly RecordedEvent[]>): World {
  const known = <State>(aggregate: Aggregate<State>, stream: string): State | undefined => {
    const events = histories.get(stream);
    const state = events && stateOf(aggregate, events);
    return state !== undefined && aggregate.isOnRecord(state) ? state : undefined;
  };
  const lookUp =
    <State>(aggregate: Aggregate<State>) =>
    (id: string) =>
      known(aggregate, aggregate.streamOf(id));
  return {
    exists: (stream) => {
      const aggregate = aggregateOf(stream);
      return aggregate !== undefined && known(aggregate, stream) !== undefined;
    },
    party: lookUp(partyAggregate),
    body: lookUp(bodyAggregate),
    source: lookUp(sourceAggregate),
    mission: lookUp(missionAggregate),
    session: lookUp(sessionAggregate),
    decision: lookUp(decisionAggregate),
    approvalsAt: (session) =>
      [...histories]
        .filter(([stream]) => aggregateOf(stream) === decisionAggregate)
        .flatMap(([, events]) => approvalsAtSessions(standing(events)))
        .filter((approval) => approval.session === session),
  };
}
