import type { RecordedEvent } from '@acta/kernel';
import type { Knowledge } from '../known/knowledge.js';
import type { KnownLog } from '../known/known-log.js';
import { recomputedPieces } from '../pieces/recomputed-pieces.js';

/** What would be known if these events had not been recorded: only the streams that they are in are computed anew. */
export function without({ pieces, log }: Knowledge, events: readonly RecordedEvent[]): Knowledge {
  const gone = new Set(events.map(({ id }) => id));
  const touched = [...new Set(events.map(({ stream }) => stream))];
  const rest: KnownLog = {
    async events(streams) {
      const known = [...(await log.events(streams))];
      return new Map(known.map(([stream, all]) => [stream, all.filter(({ id }) => !gone.has(id))]));
    },
    naming: (tags) => log.naming(tags),
  };
  return { log: rest, pieces: recomputedPieces(pieces, rest, touched) };
}
