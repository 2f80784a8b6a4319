import type { Day, Fact } from '@acta/domain';
import type { Piece } from '@acta/projections';
import { dated } from '../time/dated.js';
import { timelineOf, type Timeline } from '../time/timeline.js';
import { apart, countedFrom, countedOn, isObserved, type Counted, type Observed } from './counted.js';
import { GrowingPresence } from './growing-presence.js';
import { firstOf, pieceOf, restatedIn, type PresenceRow } from './row.js';

export type { Observation, PresenceRow } from './row.js';

function piecesOf(
  facts: readonly Fact[],
  count: (observed: readonly Observed[], first: Observed) => readonly Counted[],
): readonly Piece<PresenceRow>[] {
  const { observed, again } = apart(dated(facts).filter(isObserved));
  const first = firstOf(observed);
  if (!first) return [];
  const restated = restatedIn(again);
  return count(observed, first).flatMap((counted) => pieceOf(counted, first, restated) ?? []);
}

/** Keys: `mission`, `party`. */
export const presences: Timeline<PresenceRow> = {
  ...timelineOf<PresenceRow>({
    ...{ aggregate: 'presence', version: 7, keys: ['mission', 'party'] },
    piecesOf: (facts) => piecesOf(facts, (observed, first) => countedFrom(observed, null, first)),
    pieceOfDay: (facts: readonly Fact[], day: Day) =>
      piecesOf(facts, (observed, first) => [countedOn(observed, day, first)])[0],
  }),
  growing() {
    const growing = new GrowingPresence();
    return (events) => growing.grow(events);
  },
};
