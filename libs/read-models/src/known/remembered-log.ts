import type { RecordedEvent } from '@acta/kernel';
import type { KnownLog } from './known-log.js';

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
