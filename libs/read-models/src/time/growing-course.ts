import { factAsRecorded, restatedBy, standing, subjectOf, type FactType } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import type { Growth, Piece } from '@acta/projections';
import { nothing, withFact, type Course, type Stretch } from './course.js';
import { dated, datedAlone, laterOf, type Dated } from './dated.js';
import { endsVaguely } from './ends.js';
import { inOrderOfEffect } from './order-of-effect.js';
import { openingIn, pieceAlong, type Opening, type ToldByCourse } from './pieces-along.js';
import { withKnown } from './same-dated.js';

/** A course as far as it has grown, and what says whether a further fact only adds to it. */
interface Grown<Type extends FactType, State, Row> {
  readonly opening: Opening<Type>;
  readonly course: Course<State>;
  /** In the order in which they take effect. */
  readonly ordered: readonly Dated[];
  /** The course after each of these, or, where they are very many, the whole alone; the last is the whole. */
  readonly after: readonly (readonly Stretch<State>[])[];
  /** Of each stretch of the whole; undefined where it has not begun. */
  readonly pieces: readonly (Piece<Row> | undefined)[];
  /** The last of the days on which a fact becomes possible; null: each is possible on any. */
  readonly lastBeginning: string | null;
  /** Ids of the events that others speak of or say again. */
  readonly spokenOf: ReadonlySet<string>;
  readonly last: RecordedEvent;
  readonly length: number;
}

/**
 * The pieces of one stream's history as it grows. A fact that takes effect after all others changes the end of the course
 * only: all else stays, piece by piece the very same object. After anything else (a correction, something said again, a fact
 * found out late) the course is followed anew from the first fact in the order of effect that is another.
 */
export class GrowingCourse<Type extends FactType, State, Row> {
  readonly #course: ToldByCourse<Type, State, Row>;
  #grown: Grown<Type, State, Row> | undefined;
  #told: readonly Piece<Row>[] = [];

  constructor(told: ToldByCourse<Type, State, Row>) {
    this.#course = told;
  }

  /**
   * @param events the stream's first events; one more than the last time, or any
   * @throws as `standing`
   */
  grow(events: readonly RecordedEvent[]): Growth<Row> {
    const before = this.#grown;
    this.#grown = undefined;
    this.#grown = (before && this.#extended(before, events)) ?? this.#computed(events, before);
    const told = (this.#grown?.pieces ?? []).filter((piece) => piece !== undefined);
    const changed = told.findIndex((piece, index) => piece !== this.#told[index]);
    const kept = changed < 0 ? told.length : changed;
    this.#told = told;
    return { kept, added: told.slice(kept) };
  }

  #extended(before: Grown<Type, State, Row>, events: readonly RecordedEvent[]): Grown<Type, State, Row> | undefined {
    const event = events.at(-1);
    if (!event || events.length !== before.length + 1 || events.at(-2) !== before.last) return undefined;
    if (subjectOf(event) !== undefined || before.spokenOf.has(event.id)) return undefined;
    const fact = factAsRecorded(event);
    if (restatedBy(fact) !== undefined || fact.version <= before.last.version) return undefined;
    const added = datedAlone(fact);
    if (!followsAll(added, before.lastBeginning) || endsVaguely(added)) return undefined;
    const stretches = withFact(wholeOf(before), added, before.course);
    return {
      ...before,
      ...kept([...before.ordered, added], [...before.after, stretches]),
      pieces: stretches.map((stretch, index) => this.#pieceAfter(before, stretch, index)),
      lastBeginning: laterOf(before.lastBeginning, added.bounds.earliest),
      last: event,
      length: events.length,
    };
  }

  /** Where nothing is changed but the end, the row is not made again. */
  #pieceAfter(before: Grown<Type, State, Row>, stretch: Stretch<State>, index: number): Piece<Row> | undefined {
    const [other, piece] = [wholeOf(before)[index], before.pieces[index]];
    if (other === stretch) return piece;
    if (piece && other?.states === stretch.states) return { ...piece, from: stretch.from, until: stretch.until };
    return pieceAlong(stretch, before.opening, this.#course);
  }

  #computed(
    events: readonly RecordedEvent[],
    before: Grown<Type, State, Row> | undefined,
  ): Grown<Type, State, Row> | undefined {
    const facts = standing(events);
    const inTime = withKnown(dated(facts), before?.ordered ?? []);
    const opening = openingIn(inTime, this.#course.opening);
    const last = events.at(-1);
    if (!opening || !last) return undefined;
    const known = before?.opening === opening ? before : undefined;
    const course = known?.course ?? this.#course.courseFrom(opening);
    const ordered = inOrderOfEffect(inTime);
    const other = ordered.findIndex((fact, index) => fact !== known?.ordered[index]);
    const isWhole = known?.after.length === known?.ordered.length;
    const after = isWhole ? (known?.after.slice(0, other < 0 ? ordered.length : other) ?? []) : [];
    for (const fact of ordered.slice(after.length)) after.push(withFact(after.at(-1) ?? nothing(course), fact, course));
    const stretches = after.at(-1) ?? nothing(course);
    const pieces = new Map(known && wholeOf(known).map((stretch, index) => [stretch, known.pieces[index]]));
    return {
      ...{ opening, course, ...kept(ordered, after) },
      pieces: stretches.map((one) => (pieces.has(one) ? pieces.get(one) : pieceAlong(one, opening, this.#course))),
      lastBeginning: inTime.reduce<string | null>((day, { bounds }) => laterOf(day, bounds.earliest), null),
      spokenOf: new Set([...events.map(subjectOf), ...facts.map(restatedLowered)].filter((id) => id !== undefined)),
      last,
      length: events.length,
    };
  }
}

/** The course after each of very many facts would take much memory: then the whole alone is kept. */
const MOST = 400;

const kept = <State>(ordered: readonly Dated[], after: readonly (readonly Stretch<State>[])[]) => ({
  ordered,
  after: ordered.length > MOST ? after.slice(-1) : after,
});

const wholeOf = <State>({ after, course }: { after: readonly (readonly Stretch<State>[])[]; course: Course<State> }) =>
  after.at(-1) ?? nothing(course);

const restatedLowered = (fact: Dated['fact']): string | undefined => restatedBy(fact)?.toLowerCase();

/** Whether no fact so far certainly happened later. */
const followsAll = ({ bounds: { latest } }: Dated, lastBeginning: string | null): boolean =>
  latest === null || lastBeginning === null || lastBeginning <= latest;
