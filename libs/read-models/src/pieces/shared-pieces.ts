import type { PieceFilter, Span } from '@acta/projections';
import { dayAfter } from '../time/day-after.js';
import { holdsOn, meet, type Timeline } from '../time/timeline.js';
import { accepts, type Computed } from './computed-pieces.js';
import { LookedUp } from './looked-up.js';
import { byStream, type FoundPiece, type PieceSource } from './piece-source.js';

const isSameSpan = (a: Span, b: Span | undefined): boolean => a.from === b?.from && a.until === b.until;

/**
 * The same pieces, looked up once: what holds on a day is found among those of a whole stretch of time, or else kept for the next time
 * that it is asked for.
 */
export function sharedPieces(source: PieceSource, within?: Span): PieceSource {
  const known = new LookedUp();
  const allWithin = async <Row>(timeline: Timeline<Row>, filter?: PieceFilter) =>
    known.once([timeline.name], await source.narrowed(timeline, filter ?? {}), (wanted) =>
      source.along(timeline, wanted, within),
    );
  return {
    ...source,
    along: (timeline, filter, span) =>
      span && isSameSpan(span, within) ? allWithin(timeline, filter) : source.along(timeline, filter, span),
    async at(timeline, day, filter) {
      if (within) return (await allWithin(timeline, filter)).filter((piece) => holdsOn(piece, day));
      return known.once([timeline.name, day], await source.narrowed(timeline, filter ?? {}), (wanted) =>
        source.at(timeline, day, wanted),
      );
    },
  };
}

/** A stream's pieces that another event did away with, and those that it brought about. */
export interface Replaced {
  readonly stream: string;
  readonly gone: readonly Computed[];
  readonly now: readonly Computed[];
}

/** What another source said before one event was known. */
export function before(source: PieceSource, { stream, gone, now }: Replaced): PieceSource {
  const brought = new Set(now.map(({ from }) => from));
  function instead<Row>(found: readonly FoundPiece<Row>[], timeline: Timeline, filter: PieceFilter, within: Span) {
    const isMeant = stream.startsWith(timeline.streamPrefix) && (filter.streams?.includes(stream) ?? true);
    const added = isMeant ? gone.filter((piece) => meet(piece, within) && accepts(filter, piece)) : [];
    const kept = found.filter((piece) => piece.stream !== stream || !brought.has(piece.from));
    const all = [...kept, ...(added as readonly (Computed & FoundPiece<Row>)[])];
    return all.toSorted(byStream);
  }
  return {
    ...source,
    at: async (timeline, day, filter = {}) =>
      instead(await source.at(timeline, day, filter), timeline, filter, { from: day, until: dayAfter(day) }),
    along: async (timeline, filter = {}, within = { from: null, until: null }) =>
      instead(await source.along(timeline, filter, within), timeline, filter, within),
  };
}
