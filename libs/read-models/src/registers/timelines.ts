import type { DayBounds, EventData, Fact } from '@acta/domain';
import type { Piece } from '@acta/projections';
import { courseOf, type Course } from '../time/course.js';
import { dated } from '../time/dated.js';
import { held, type Held } from '../time/held.js';
import { idOfStream, timelineOf, type Timeline } from '../time/timeline.js';

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

/** What is registered once, and renamed perhaps; it has the registration's other fields for its whole course. */
function registerPieces<Type extends 'PartyRegistered' | 'BodyRegistered' | 'SourceRegistered', Row>(
  facts: readonly Fact[],
  type: Type,
  pieceOf: (data: EventData<Type>, entered: Entered, name: Held<Named>) => Pick<Piece<Row>, 'row' | 'keys'>,
): readonly Piece<Row>[] {
  const inTime = dated(facts);
  const registration = inTime.find(({ fact }) => fact.type === type);
  if (!registration) return [];
  const data = registration.fact.data as EventData<Type>;
  const entered = { id: idOfStream(registration.fact.stream), registered: registration.bounds };
  return courseOf(inTime, naming(type, data as Partial<Named>)).map(({ from, until, states: [sure, ...possible] }) => {
    const [name] = held([sure.names, ...possible.map(({ names }) => names)], () => 'name') as readonly [Held<Named>];
    const { row, keys } = pieceOf(data, entered, Object.assign(name, { certain: sure.registered }));
    return { from, until, row, keys };
  });
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

/** Key: `party`, its own id. */
export const parties: Timeline<PartyRow> = timelineOf<PartyRow>({
  aggregate: 'party',
  version: 1,
  keys: ['party'],
  piecesOf: (facts) =>
    registerPieces(facts, 'PartyRegistered', (data, entered, name) => ({
      row: { ...data, ...entered, ...name },
      keys: { party: entered.id },
    })),
});

/** Key: `party`, whose organ it is. */
export const bodies: Timeline<BodyRow> = timelineOf<BodyRow>({
  aggregate: 'body',
  version: 1,
  keys: ['party'],
  piecesOf: (facts) =>
    registerPieces(facts, 'BodyRegistered', (data, entered, name) => ({
      row: { ...data, ...entered, ...name },
      keys: { party: data.party },
    })),
});

/** Key: `publisher`. */
export const sources: Timeline<SourceRow> = timelineOf<SourceRow>({
  aggregate: 'source',
  version: 1,
  keys: ['publisher'],
  piecesOf: (facts) =>
    registerPieces(facts, 'SourceRegistered', (data, entered, { certain }) => ({
      row: { ...data, ...entered, certain },
      keys: { publisher: data.publisher },
    })),
});
