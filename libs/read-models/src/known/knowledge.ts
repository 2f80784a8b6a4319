import type { Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { computedPieces } from '../pieces/computed-pieces.js';
import { recomputedPieces } from '../pieces/recomputed-pieces.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { storedPieces } from '../pieces/stored-pieces.js';
import type { KnownLog } from './known-log.js';
import { byStream, logOf } from './log-of.js';
import { publicationsBy } from './publications.js';
import { publishedLog } from './published.js';
import { storedLog, type StoredLogSource } from './stored-log.js';

/** One state of knowledge: the events that count, and the pieces that they come to. */
export interface Knowledge {
  readonly pieces: PieceSource;
  readonly log: KnownLog;
  /** Where it is all that was recorded up to a position: which, and where it is stored. */
  readonly recorded?: Recorded;
}

export interface Recorded {
  readonly source: StoredLogSource;
  readonly upTo: bigint;
}

/** What was recorded up to a position. */
export const recordedKnowledge = (source: StoredLogSource, knownAt: bigint): Knowledge => ({
  pieces: storedPieces(source.view, knownAt),
  log: storedLog(source, knownAt),
  recorded: { source, upTo: knownAt },
});

/** What could be known from sources published by the end of a day, from what is recorded up to a position. */
export function publishedKnowledge(source: StoredLogSource, day: Day, upTo: bigint = source.view.position): Knowledge {
  const { view } = source;
  const recorded = storedLog(source, upTo);
  const log = publishedLog(recorded, day, () => publicationsBy(source, recorded, day, upTo));
  // Whatever counts on that day, it was believed at some time.
  return { log, pieces: computedPieces(log, ({ name }, filter) => view.streamsEver(name, filter)) };
}

/** What these events say. */
export function knowledgeOf(events: Iterable<RecordedEvent>): Knowledge {
  const all = [...events];
  const streams = [...byStream(all).keys()];
  const log = logOf(all);
  return { log, pieces: computedPieces(log, async () => streams) };
}

/** What would be known if these events had been recorded after all that is. */
export function supposing({ pieces, log }: Knowledge, supposed: readonly RecordedEvent[]): Knowledge {
  const own = byStream(supposed);
  const touched = [...own.keys()];
  const joined: KnownLog = {
    async events(streams) {
      const known = new Map(await log.events(streams));
      for (const stream of streams) {
        const added = own.get(stream);
        if (added) known.set(stream, [...(known.get(stream) ?? []), ...added]);
      }
      return known;
    },
    naming: async (tags) => [...new Set([...(await log.naming(tags)), ...touched])],
  };
  return { log: joined, pieces: recomputedPieces(pieces, joined, touched) };
}
