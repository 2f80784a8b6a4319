import type { Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import type { Piece, PieceFilter } from '@acta/projections';
import type { KnownLog } from '../known/known-log.js';
import { holdsOn, meet, type Timeline } from '../time/timeline.js';
import type { FoundPiece, PieceSource } from './piece-source.js';

/** A timeline's pieces, or the one that holds on a day; or what is remembered of them. */
export type PiecesOf = (timeline: Timeline, events: readonly RecordedEvent[], day?: Day) => readonly Piece<unknown>[];

export type Computed = Piece<unknown> & { readonly stream: string };

export const accepts = ({ keys = {}, having }: PieceFilter, piece: Computed): boolean =>
  (having === undefined || piece.keys[having] !== undefined) &&
  Object.entries(keys).every(([key, wanted]) => {
    const found = piece.keys[key];
    return found !== undefined && (typeof wanted === 'string' ? [wanted] : wanted).includes(found);
  });

export const piecesFrom: PiecesOf = (timeline, events, day) => {
  if (day === undefined) return timeline.pieces(events);
  const piece = timeline.pieceOn(events, day);
  return piece ? [piece] : [];
};

/**
 * The pieces that the events of a log come to: what was known then, what could have been, or what would be.
 * @param candidates the streams that have such pieces, and perhaps others
 */
export function computedPieces(
  log: KnownLog,
  candidates: PieceSource['streams'],
  piecesOf: PiecesOf = piecesFrom,
): PieceSource {
  /** By stream, and by stream and day. */
  const computed = new Map<string, readonly Computed[]>();

  async function streamsOf(timeline: Timeline, filter: PieceFilter): Promise<readonly string[]> {
    const wanted = filter.streams ?? (await candidates(timeline, filter));
    return wanted.filter((stream) => stream.startsWith(timeline.streamPrefix));
  }

  async function find<Row>(timeline: Timeline<Row>, filter: PieceFilter = {}, day?: Day) {
    const streams = [...new Set(await streamsOf(timeline, filter))].toSorted();
    const nameOf = (stream: string): string => (day === undefined ? stream : `${stream} ${day}`);
    const known = (stream: string) => computed.get(stream) ?? computed.get(nameOf(stream));
    const missing = streams.filter((stream) => !known(stream));
    const histories = missing.length > 0 ? await log.events(missing) : new Map<string, never>();
    for (const stream of missing) {
      const own = piecesOf(timeline, histories.get(stream) ?? [], day);
      computed.set(
        nameOf(stream),
        own.map((piece) => ({ ...piece, stream })),
      );
    }
    const found = streams.flatMap((stream) => known(stream) ?? []);
    return found.filter((piece) => accepts(filter, piece)) as readonly (Computed & FoundPiece<Row>)[];
  }

  return {
    at: async (timeline, day, filter) => (await find(timeline, filter, day)).filter((piece) => holdsOn(piece, day)),
    along: async (timeline, filter, within) =>
      (await find(timeline, filter)).filter((piece) => !within || meet(piece, within)),
    narrowed: async (_timeline, filter) => filter,
    streams: streamsOf,
  };
}
