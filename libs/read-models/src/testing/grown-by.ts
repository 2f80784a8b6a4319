import type { RecordedEvent } from '@acta/kernel';
import type { Growth, Piece } from '@acta/projections';

/** All pieces of a history at each length, from what `growing` says of how they change. */
export function grownBy(grow: ((events: readonly RecordedEvent[]) => Growth) | undefined) {
  let pieces: readonly Piece[] = [];
  return (events: readonly RecordedEvent[]): readonly Piece[] => {
    const { kept = 0, added = [] } = grow?.(events) ?? {};
    return (pieces = [...pieces.slice(0, kept), ...added]);
  };
}

/** The same events, all but the first in the opposite order: what speaks of others comes before them. */
export const backwards = (events: readonly RecordedEvent[]): readonly RecordedEvent[] =>
  [...events.slice(0, 1), ...events.slice(1).toReversed()].map((event, index) => ({ ...event, version: index + 1 }));
