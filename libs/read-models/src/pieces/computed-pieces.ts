import type { RecordedEvent } from '@acta/kernel';
import type { Piece, PieceFilter } from '@acta/projections';
import { holdsOn, type Timeline } from '../time/timeline.js';
import type { FoundPiece, PieceSource } from './piece-source.js';

type Computed = Piece<unknown> & { readonly stream: string };

const accepts = ({ keys = {}, streams }: PieceFilter, piece: Computed): boolean =>
  (streams === undefined || streams.includes(piece.stream)) &&
  Object.entries(keys).every(([key, wanted]) => {
    const found = piece.keys[key];
    return found !== undefined && (typeof wanted === 'string' ? [wanted] : wanted).includes(found);
  });

/** The pieces that these events come to: what was known then, what could have been, or what would be. */
export function computedPieces(events: Iterable<RecordedEvent>): PieceSource {
  const histories = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const history = histories.get(event.stream);
    if (history) history.push(event);
    else histories.set(event.stream, [event]);
  }
  const computed = new Map<string, readonly Computed[]>();

  function compute<Row>(timeline: Timeline<Row>, filter: PieceFilter = {}): readonly FoundPiece<Row>[] {
    let pieces = computed.get(timeline.name);
    if (!pieces) {
      pieces = [...histories]
        .filter(([stream]) => stream.startsWith(timeline.streamPrefix))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([stream, history]) => timeline.pieces(history).map((piece) => Object.assign(piece, { stream })));
      computed.set(timeline.name, pieces);
    }
    return pieces.filter((piece) => accepts(filter, piece)) as readonly (Computed & FoundPiece<Row>)[];
  }

  return {
    at: async (timeline, day, filter) => compute(timeline, filter).filter((piece) => holdsOn(piece, day)),
    along: async (timeline, filter) => compute(timeline, filter),
  };
}
