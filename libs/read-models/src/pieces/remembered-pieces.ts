import type { PieceFilter } from '@acta/projections';
import { holdsOn, type Timeline } from '../time/timeline.js';
import type { FoundPiece, PieceSource } from './piece-source.js';

/** The same pieces, fetched for all days at once: for whoever asks about one day after another. */
export function rememberedPieces(pieces: PieceSource): PieceSource {
  const fetched = new Map<string, Promise<readonly FoundPiece<unknown>[]>>();
  function along<Row>(timeline: Timeline<Row>, filter: PieceFilter = {}): Promise<readonly FoundPiece<Row>[]> {
    const name = JSON.stringify([timeline.name, filter]);
    const known = fetched.get(name) ?? pieces.along(timeline, filter);
    fetched.set(name, known);
    return known as Promise<readonly FoundPiece<Row>[]>;
  }
  return {
    at: async (timeline, day, filter) => (await along(timeline, filter)).filter((piece) => holdsOn(piece, day)),
    along,
    streams: (timeline, filter) => pieces.streams(timeline, filter),
  };
}
