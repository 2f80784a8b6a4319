import type { AggregateName, DayBounds, EventData, FactType } from '@acta/domain';
import type { Piece } from '@acta/projections';
import type { Course } from '../time/course.js';
import { held, type Held } from '../time/held.js';
import { courseTimelineOf, idOfStream, type Timeline } from '../time/timeline.js';

interface Named {
  readonly name: string;
}

interface Entered {
  readonly id: string;
  /** Within which days it was registered. */
  readonly registered: DayBounds;
}

export interface PartyRow extends Entered, Omit<EventData<'PartyRegistered'>, 'name'>, Held<Named> {}
export interface BodyRow extends Entered, Omit<EventData<'BodyRegistered'>, 'name'>, Held<Named> {}
export interface SourceRow extends Entered, EventData<'SourceRegistered'> {
  readonly certain: boolean;
}

interface Naming {
  readonly registered: boolean;
  readonly names: readonly Named[];
}

const naming = (registration: string, { name = '' }: Partial<Named>): Course<Naming> => ({
  initial: { registered: false, names: [{ name }] },
  evolve: ({ registered, names }, { fact: { type, data } }) => ({
    registered: registered || type === registration,
    names: type === 'PartyRenamed' || type === 'BodyRenamed' ? [data] : names,
  }),
});

interface Registered<Type extends FactType, Row> {
  readonly aggregate: AggregateName;
  readonly opening: Type;
  readonly keys: readonly string[];
  pieceOf(data: EventData<Type>, entered: Entered, name: Held<Named>): Pick<Piece<Row>, 'row' | 'keys'>;
}

/** What is registered once, and renamed perhaps; it has the registration's other fields for its whole course. */
const registerOf = <Type extends 'PartyRegistered' | 'BodyRegistered' | 'SourceRegistered', Row>({
  pieceOf,
  ...made
}: Registered<Type, Row>): Timeline<Row> =>
  courseTimelineOf<Type, Naming, Row>({
    ...made,
    version: 2,
    courseFrom: ({ fact: { type, data } }) => naming(type, data as Partial<Named>),
    pieceOf({ fact, bounds }, states) {
      const [name] = held(
        states,
        ({ names }) => names,
        () => 'name',
      ) as readonly [Held<Named>];
      const entered = { id: idOfStream(fact.stream), registered: bounds };
      return pieceOf(fact.data, entered, { ...name, certain: states[0].registered });
    },
  });

/** Key: `party`, its own id. */
export const parties = registerOf<'PartyRegistered', PartyRow>({
  aggregate: 'party',
  opening: 'PartyRegistered',
  keys: ['party'],
  pieceOf: (data, entered, name) => ({ row: { ...data, ...entered, ...name }, keys: { party: entered.id } }),
});

/** Key: `party`, whose organ it is. */
export const bodies = registerOf<'BodyRegistered', BodyRow>({
  aggregate: 'body',
  opening: 'BodyRegistered',
  keys: ['party'],
  pieceOf: (data, entered, name) => ({ row: { ...data, ...entered, ...name }, keys: { party: data.party } }),
});

/** Key: `publisher`. */
export const sources = registerOf<'SourceRegistered', SourceRow>({
  aggregate: 'source',
  opening: 'SourceRegistered',
  keys: ['publisher'],
  pieceOf: (data, entered, { certain }) => ({
    row: { ...data, ...entered, certain },
    keys: { publisher: data.publisher },
  }),
});
