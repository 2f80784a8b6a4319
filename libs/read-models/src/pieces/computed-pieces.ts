import type { RecordedEvent } from '@acta/kernel';
import type { Piece, PieceFilter } from '@acta/projections';
import type { KnownLog } from '../known/known-log.js';
import { holdsOn, meet, type Timeline } from '../time/timeline.js';
import type { FoundPiece, PieceSource } from './piece-source.js';

/** A timeline's pieces, or what is remembered of them. */
export type PiecesOf = (timeline: Timeline, events: readonly RecordedEvent[]) => readonly Piece<unknown>[];

export type Computed = Piece<unknown> & { readonly stream: string };

export const accepts = ({ keys = {}, having }: PieceFilter, piece: Computed): boolean =>
  (having === undefined || piece.keys[having] !== undefined) &&
  Object.entries(keys).every(([key, wanted]) => {
    const found = piece.keys[key];
    return found !== undefined && (typeof wanted === 'string' ? [wanted] : wanted).includes(found);
  });

const pieces: PiecesOf = (timeline, events) => timeline.pieces(events);

/**
 * The pieces that the events of a log come to: what was known then, what could have been, or what would be.
 * @param candidates the streams that have such pieces, and perhaps others
 */
export function computedPieces(
  log: KnownLog,
  candidates: PieceSource['streams'],
  piecesOf: PiecesOf = pieces,
): PieceSource {
  const computed = new Map<string, readonly Computed[]>();

  async function streamsOf(timeline: Timeline, filter: PieceFilter): Promise<readonly string[]> {
    const wanted = filter.streams ?? (await candidates(timeline, filter));
    return wanted.filter((stream) => stream.startsWith(timeline.streamPrefix));
  }

  async function compute<Row>(timeline: Timeline<Row>, filter: PieceFilter = {}): Promise<readonly FoundPiece<Row>[]> {
    const streams = await streamsOf(timeline, filter);
    const missing = streams.filter((stream) => !computed.has(stream));
    const histories = missing.length > 0 ? await log.events(missing) : new Map<string, never>();
    for (const stream of missing) {
      const own = piecesOf(timeline, histories.get(stream) ?? []);
      computed.set(
        stream,
        own.map((piece) => ({ ...piece, stream })),
      );
    }
    const found = [...new Set(streams)].toSorted().flatMap((stream) => computed.get(stream) ?? []);
    return found.filter((piece) => accepts(filter, piece)) as readonly (Computed & FoundPiece<Row>)[];
  }

  return {
    at: async (timeline, day, filter) => (await compute(timeline, filter)).filter((piece) => holdsOn(piece, day)),
    along: async (timeline, filter, within) =>
      (await compute(timeline, filter)).filter((piece) => !within || meet(piece, within)),
    streams: streamsOf,
  };
}
