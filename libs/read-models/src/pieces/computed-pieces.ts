import type { Piece, PieceFilter } from '@acta/projections';
import type { KnownLog } from '../known/known-log.js';
import { holdsOn, type Timeline } from '../time/timeline.js';
import type { FoundPiece, PieceSource } from './piece-source.js';

type Computed = Piece<unknown> & { readonly stream: string };

/** The streams that may have such pieces: at least those that have. */
export type Candidates = (timeline: Timeline, filter: PieceFilter) => Promise<readonly string[]>;

const accepts = ({ keys = {} }: PieceFilter, piece: Computed): boolean =>
  Object.entries(keys).every(([key, wanted]) => {
    const found = piece.keys[key];
    return found !== undefined && (typeof wanted === 'string' ? [wanted] : wanted).includes(found);
  });

/** The pieces that the events of a log come to: what was known then, what could have been, or what would be. */
export function computedPieces(log: KnownLog, candidates: Candidates): PieceSource {
  const computed = new Map<string, readonly Computed[]>();

  async function compute<Row>(timeline: Timeline<Row>, filter: PieceFilter = {}): Promise<readonly FoundPiece<Row>[]> {
    const wanted = filter.streams ?? (await candidates(timeline, filter));
    const streams = wanted.filter((stream) => stream.startsWith(timeline.streamPrefix));
    const missing = streams.filter((stream) => !computed.has(stream));
    const histories = missing.length > 0 ? await log.events(missing) : new Map<string, never>();
    for (const stream of missing) {
      const pieces = timeline.pieces(histories.get(stream) ?? []);
      computed.set(
        stream,
        pieces.map((piece) => Object.assign(piece, { stream })),
      );
    }
    const pieces = [...new Set(streams)].toSorted().flatMap((stream) => computed.get(stream) ?? []);
    return pieces.filter((piece) => accepts(filter, piece)) as readonly (Computed & FoundPiece<Row>)[];
  }

  return {
    at: async (timeline, day, filter) => (await compute(timeline, filter)).filter((piece) => holdsOn(piece, day)),
    along: compute,
    streams: async (timeline, keys) =>
      (await candidates(timeline, { keys })).filter((stream) => stream.startsWith(timeline.streamPrefix)),
  };
}
