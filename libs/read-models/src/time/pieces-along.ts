import type { Day, DayBounds, Fact, FactOf, FactType } from '@acta/domain';
import type { Piece } from '@acta/projections';
import { courseOf, stretchOn, type Course, type States, type Stretch } from './course.js';
import { dated, type Dated } from './dated.js';

/** The fact that says whose stream it is. */
export interface Opening<Type extends FactType> {
  readonly fact: FactOf<Type>;
  readonly bounds: DayBounds;
}

/** How a course becomes pieces: one for each stretch that has begun. */
export interface ToldByCourse<Type extends FactType, State, Row> {
  /** The first fact of this type says whose stream it is, for the whole course; without one nothing is shown. */
  readonly opening: Type;
  courseFrom(opening: Opening<Type>): Course<State>;
  /** Pure: the states alone make the row and the keys; undefined where they say nothing of what the stream is of. */
  pieceOf(opening: Opening<Type>, states: States<State>): Pick<Piece<Row>, 'row' | 'keys'> | undefined;
}

/** The pieces that the facts of one stream come to. */
export function piecesAlong<Type extends FactType, State, Row>(
  facts: readonly Fact[],
  told: ToldByCourse<Type, State, Row>,
): readonly Piece<Row>[] {
  const inTime = dated(facts);
  const opening = openingIn(inTime, told.opening);
  if (!opening) return [];
  return courseOf(inTime, told.courseFrom(opening)).flatMap((stretch) => pieceAlong(stretch, opening, told) ?? []);
}

/** Of these pieces the one that holds on a day; undefined where there is none. */
export function pieceOn<Type extends FactType, State, Row>(
  facts: readonly Fact[],
  told: ToldByCourse<Type, State, Row>,
  day: Day,
): Piece<Row> | undefined {
  const inTime = dated(facts);
  const opening = openingIn(inTime, told.opening);
  return opening && pieceAlong(stretchOn(inTime, told.courseFrom(opening), day), opening, told);
}

export const openingIn = <Type extends FactType>(facts: readonly Dated[], type: Type): Opening<Type> | undefined =>
  facts.find(({ fact }) => fact.type === type) as Opening<Type> | undefined;

/** The piece of one stretch; undefined where it has not begun, or says nothing. */
export function pieceAlong<Type extends FactType, State, Row>(
  { from, until, states, begun }: Stretch<State>,
  opening: Opening<Type>,
  told: ToldByCourse<Type, State, Row>,
): Piece<Row> | undefined {
  const piece = begun ? told.pieceOf(opening, states) : undefined;
  return piece && { from, until, ...piece };
}
