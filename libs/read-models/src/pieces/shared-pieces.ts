import type { Day } from '@acta/domain';
import type { PieceFilter, Span } from '@acta/projections';
import { groupBy } from '../group-by.js';
import { dayAfter } from '../time/day-after.js';
import { holdsOn, meet, type Timeline } from '../time/timeline.js';
import { accepts, type Computed } from './computed-pieces.js';
import type { FoundPiece, PieceSource } from './piece-source.js';

type Pieces = readonly FoundPiece<unknown>[];

/** Looks things up, and answers what was looked up before: under the same key, or of the same streams. */
class LookedUp {
  readonly #byKey = new Map<string, Promise<Pieces>>();
  readonly #byStream = new Map<string, Map<string, Promise<Pieces>>>();

  once<Row>(
    timeline: Timeline,
    filter: PieceFilter = {},
    look: (filter: PieceFilter) => Promise<readonly FoundPiece<Row>[]>,
  ): Promise<readonly FoundPiece<Row>[]> {
    const { streams, ...others } = filter;
    const found = streams
      ? this.#ofStreams([timeline.name, others], streams, (missing) => look({ ...others, streams: missing }))
      : this.#named([timeline.name, others], () => look(filter));
    return found as Promise<readonly FoundPiece<Row>[]>;
  }

  #named(key: unknown, look: () => Promise<Pieces>): Promise<Pieces> {
    const name = JSON.stringify(key);
    const known = this.#byKey.get(name) ?? look();
    this.#byKey.set(name, known);
    return known;
  }

  async #ofStreams(
    key: unknown,
    wanted: readonly string[],
    look: (streams: readonly string[]) => Promise<Pieces>,
  ): Promise<Pieces> {
    const name = JSON.stringify(key);
    const known = this.#byStream.get(name) ?? new Map<string, Promise<Pieces>>();
    this.#byStream.set(name, known);
    const streams = [...new Set(wanted)].toSorted();
    const missing = streams.filter((stream) => !known.has(stream));
    if (missing.length > 0) {
      const found = look(missing).then((pieces) => groupBy(pieces, ({ stream }) => stream));
      for (const stream of missing)
        known.set(
          stream,
          found.then((pieces) => pieces.get(stream) ?? []),
        );
    }
    return (await Promise.all(streams.map((stream) => known.get(stream) ?? []))).flat();
  }
}

const isSameSpan = (a: Span, b: Span | undefined): boolean => a.from === b?.from && a.until === b.until;

/**
 * The same pieces, looked up once: what holds on a day is found among those of a whole stretch of time, or else kept for the next time
 * that it is asked for.
 */
export function sharedPieces(source: PieceSource, within?: Span): PieceSource {
  const along = new LookedUp();
  const onDays = new Map<Day, LookedUp>();
  const onDay = (day: Day): LookedUp => {
    const known = onDays.get(day) ?? new LookedUp();
    onDays.set(day, known);
    return known;
  };
  return {
    ...source,
    along: (timeline, filter, span) =>
      span && isSameSpan(span, within)
        ? along.once(timeline, filter, (wanted) => source.along(timeline, wanted, within))
        : source.along(timeline, filter, span),
    async at(timeline, day, filter) {
      if (!within) return onDay(day).once(timeline, filter, (wanted) => source.at(timeline, day, wanted));
      const all = await along.once(timeline, filter, (wanted) => source.along(timeline, wanted, within));
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
