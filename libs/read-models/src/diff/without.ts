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

/** The same log, each stream of which is read once. */
export function rememberedLog(log: KnownLog): KnownLog {
  const read = new Map<string, Promise<readonly RecordedEvent[]>>();
  return {
    async events(streams) {
      const missing = streams.filter((stream) => !read.has(stream));
      const found = missing.length > 0 ? log.events(missing) : Promise.resolve(new Map<string, never>());
      for (const stream of missing)
        read.set(
          stream,
          found.then((histories) => histories.get(stream) ?? []),
        );
      const all = await Promise.all(streams.map(async (stream) => [stream, await read.get(stream)] as const));
      return new Map(all.flatMap(([stream, events]) => (events && events.length > 0 ? [[stream, events]] : [])));
    },
    naming: (tags) => log.naming(tags),
  };
}
