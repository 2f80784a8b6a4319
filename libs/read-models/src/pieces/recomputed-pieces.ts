import type { PieceFilter } from '@acta/projections';
import type { KnownLog } from '../known/known-log.js';
import { computedPieces } from './computed-pieces.js';
import { byStream, type FoundPiece, type PieceSource } from './piece-source.js';

/** The pieces of a source, but those of some streams computed from a log. */
export function recomputedPieces(pieces: PieceSource, log: KnownLog, touched: readonly string[]): PieceSource {
  const isTouched = new Set(touched);
  const computed = computedPieces(log, async () => touched);
  const both = async <Piece extends FoundPiece<unknown>>(
    filter: PieceFilter = {},
    ask: (source: PieceSource, filter: PieceFilter) => Promise<readonly Piece[]>,
  ): Promise<readonly Piece[]> => {
    const streams = filter.streams?.filter((stream) => isTouched.has(stream)) ?? touched;
    const [known, changed] = await Promise.all([ask(pieces, filter), ask(computed, { ...filter, streams })]);
    return [...known.filter(({ stream }) => !isTouched.has(stream)), ...changed].toSorted(byStream);
  };
  return {
    at: (timeline, day, filter) => both(filter, (source, wanted) => source.at(timeline, day, wanted)),
    along: (timeline, filter, within) => both(filter, (source, wanted) => source.along(timeline, wanted, within)),
    narrowed: async (_timeline, filter) => filter,
    streams: async (timeline, filter) => {
      const own = touched.filter((stream) => stream.startsWith(timeline.streamPrefix));
      return [...new Set([...(await pieces.streams(timeline, filter)), ...own])];
    },
  };
}
