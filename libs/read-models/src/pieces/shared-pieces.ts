import type { PieceFilter, Span } from '@acta/projections';
import { dayAfter } from '../time/day-after.js';
import { holdsOn, meet, type Timeline } from '../time/timeline.js';
import { accepts, type Computed } from './computed-pieces.js';
import type { FoundPiece, PieceSource } from './piece-source.js';

/** Looks things up, and answers what was looked up before under the same key. */
function lookUpOnce() {
  const found = new Map<string, Promise<readonly FoundPiece<unknown>[]>>();
  return <Row>(key: unknown, look: () => Promise<readonly FoundPiece<Row>[]>) => {
    const name = JSON.stringify(key);
    const known = found.get(name) ?? look();
    found.set(name, known);
    return known as Promise<readonly FoundPiece<Row>[]>;
  };
}

/**
 * The same pieces, looked up once: what holds on a day is found among those of a whole stretch of time, or else kept for the next time
 * that it is asked for.
 */
export function sharedPieces(source: PieceSource, within?: Span): PieceSource {
  const once = lookUpOnce();
  return {
    ...source,
    along: (timeline, filter, span) =>
      span && span === within
        ? once([timeline.name, filter], () => source.along(timeline, filter, within))
        : source.along(timeline, filter, span),
    async at(timeline, day, filter) {
      if (!within) return once([timeline.name, filter, day], () => source.at(timeline, day, filter));
      const all = await once([timeline.name, filter], () => source.along(timeline, filter, within));
      return all.filter((piece) => holdsOn(piece, day));
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
    return all.toSorted((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : order(a.from, b.from)));
  }
  return {
    ...source,
    at: async (timeline, day, filter = {}) =>
      instead(await source.at(timeline, day, filter), timeline, filter, { from: day, until: dayAfter(day) }),
    along: async (timeline, filter = {}, within = { from: null, until: null }) =>
      instead(await source.along(timeline, filter, within), timeline, filter, within),
  };
}

/** An open beginning comes first. */
const order = (a: Span['from'], b: Span['from']): number =>
  a === b ? 0 : a === null || (b !== null && a < b) ? -1 : 1;
