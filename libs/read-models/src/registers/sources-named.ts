import type { PieceSource } from '../pieces/piece-source.js';
import { sources, type SourceRow } from './timelines.js';

/**
 * The registered among these sources, by id, whichever day is asked about: what a source speaks of was often before it was published,
 * and it is not there yet on that day.
 */
export async function sourcesNamed(
  pieces: PieceSource,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, SourceRow>> {
  const streams = [...new Set(ids)].map((id) => `source-${id}`);
  const found = streams.length > 0 ? await pieces.along(sources, { streams }) : [];
  return new Map(found.map(({ row }) => [row.id, row]));
}
