import { standing, type AggregateName, type Day, type Fact, type FactType } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import type { Piece, Span, TimelineDefinition } from '@acta/projections';
import { GrowingCourse } from './growing-course.js';
import { pieceOn, piecesAlong, type ToldByCourse } from './pieces-along.js';

/** A timeline of one aggregate, from its recorded events or from the facts that stand. */
export interface Timeline<Row = unknown> extends TimelineDefinition<Row> {
  readonly aggregate: AggregateName;
  piecesOf(facts: readonly Fact[]): readonly Piece<Row>[];
  /** The same as the one of `pieces` that holds on a day; undefined where there is none. */
  pieceOn(events: readonly RecordedEvent[], day: Day): Piece<Row> | undefined;
}

interface Made<Row> {
  readonly aggregate: AggregateName;
  /** Raised with every change of what `piecesOf` answers. */
  readonly version: number;
  readonly keys: readonly string[];
  readonly sparse?: readonly string[];
  piecesOf(facts: readonly Fact[]): readonly Piece<Row>[];
  /** Where it takes less than all pieces. */
  pieceOfDay?(facts: readonly Fact[], day: Day): Piece<Row> | undefined;
}

export const timelineOf = <Row>({ pieceOfDay, ...made }: Made<Row>): Timeline<Row> => ({
  ...made,
  kind: 'timeline',
  name: made.aggregate,
  streamPrefix: `${made.aggregate}-`,
  pieces: (events: readonly RecordedEvent[]) => made.piecesOf(standing(events)),
  pieceOn(events, day) {
    const facts = standing(events);
    return pieceOfDay ? pieceOfDay(facts, day) : made.piecesOf(facts).find((piece) => holdsOn(piece, day));
  },
});

/** A timeline whose pieces are the stretches of a course. */
export const courseTimelineOf = <Type extends FactType, State, Row>({
  aggregate,
  version,
  keys,
  sparse = [],
  ...told
}: Omit<Made<Row>, 'piecesOf' | 'pieceOfDay'> & ToldByCourse<Type, State, Row>): Timeline<Row> => ({
  ...timelineOf<Row>({
    ...{ aggregate, version, keys, sparse },
    piecesOf: (facts) => piecesAlong(facts, told),
    pieceOfDay: (facts, day) => pieceOn(facts, told, day),
  }),
  growing() {
    const growing = new GrowingCourse(told);
    return (events) => growing.grow(events);
  },
});

/** The id within its aggregate: `be-council` of `body-be-council`. */
export const idOfStream = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** Whether a span holds a day. */
export const holdsOn = (
  { from, until }: { readonly from: Day | null; readonly until: Day | null },
  day: Day,
): boolean => (from === null || from <= day) && (until === null || day < until);

/** Whether two spans have a day in common. */
export const meet = (a: Span, b: Span): boolean =>
  (a.from === null || b.until === null || a.from < b.until) &&
  (b.from === null || a.until === null || b.from < a.until);
