import type { Day } from '@acta/domain';
import type { PieceFilter, Span } from '@acta/projections';
import type { Timeline } from '../time/timeline.js';

/** A piece of one stream's timeline, and the span of valid time in which it holds. */
export interface FoundPiece<Row> extends Span {
  readonly stream: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly row: Row;
}

/** By stream, and in order of time; an open beginning comes first. */
export const byStream = (a: FoundPiece<unknown>, b: FoundPiece<unknown>): number =>
  compare(a.stream, b.stream) || compare(a.from ?? '', b.from ?? '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Where answers get their pieces from: as stored, believed at one position, or computed from events, which may be hypothetical.
 * Everything that it answers is of one state of knowledge.
 */
export interface PieceSource {
  /** The pieces that hold on a day, by stream. */
  at<Row>(timeline: Timeline<Row>, day: Day, filter?: PieceFilter): Promise<readonly FoundPiece<Row>[]>;
  /** All pieces, whenever they hold or within a stretch of time, by stream and in order of time. */
  along<Row>(timeline: Timeline<Row>, filter?: PieceFilter, within?: Span): Promise<readonly FoundPiece<Row>[]>;
  /** A filter that asks for no more, without values of keys that no piece has, as far as that is known. */
  narrowed(timeline: Timeline, filter: PieceFilter): Promise<PieceFilter>;
  /** The streams that have such pieces, and perhaps others. */
  streams(timeline: Timeline, filter: PieceFilter): Promise<readonly string[]>;
}

/** The rows that hold on a day. */
export const rowsAt = async <Row>(
  source: PieceSource,
  timeline: Timeline<Row>,
  day: Day,
  filter?: PieceFilter,
): Promise<readonly Row[]> => (await source.at(timeline, day, filter)).map(({ row }) => row);
