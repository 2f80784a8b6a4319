import {
  entryIn,
  isRemark,
  standing,
  type Entry,
  type Evidence,
  type Fact,
  type FactOf,
  type StatedDate,
} from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { mostText } from '../audit-events/event-index.js';
import { dated, isPossibleOn } from '../time/dated.js';
import { idOfStream } from '../time/timeline.js';

export const documentKinds = ['statement', 'decision', 'source'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Where something stands that can be found. */
export interface Stands {
  readonly kind: DocumentKind;
  /** Of the event that states it, opens the file or registers the source. */
  readonly event: string;
  readonly type: string;
  readonly stream: string;
  readonly position: bigint;
  /** When that happened, as stated; null: not stated. */
  readonly occurred: StatedDate | null;
  readonly decision: string | null;
  readonly session: string | null;
  readonly mission: string | null;
  readonly party: string | null;
  readonly source: string | null;
  /** The title of the decision or of the source. */
  readonly title?: string;
  /** The place in the source. */
  readonly locator?: string;
  readonly speaker?: Evidence['speaker'];
  readonly disputed: boolean;
}

/** Words that stand on record, and where. */
export interface Document {
  readonly stands: Stands;
  /** Id of the event that has these words: what is stated, or the last correction that replaced them. */
  readonly wordedBy: string;
  readonly text: string;
}

type Place = Pick<Stands, 'decision' | 'session' | 'mission' | 'party'>;

const nowhere: Place = { decision: null, session: null, mission: null, party: null };

/** What a stream's statements are about, as its facts have it. */
function placeOf(stream: string, facts: readonly Fact[]): Place {
  const id = idOfStream(stream);
  const opening = facts.find((fact) => fact.type === 'DecisionOpened' || fact.type === 'PresenceObserved');
  if (opening?.type === 'DecisionOpened') {
    return { ...nowhere, decision: id, mission: opening.data.mission ?? null, party: opening.data.contributor };
  }
  if (opening) {
    const [mission = null, party = null] = id.split('.');
    return { ...nowhere, mission, party };
  }
  if (stream.startsWith('decision-')) return { ...nowhere, decision: id };
  if (stream.startsWith('session-')) return { ...nowhere, session: id };
  if (stream.startsWith('mission-')) return { ...nowhere, mission: id };
  return stream.startsWith('party-') ? { ...nowhere, party: id } : nowhere;
}

const textOf = (parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined)
    .join('\n')
    .slice(0, mostText);

/** Events as they were recorded, by id. */
type Recorded = ReadonlyMap<string, RecordedEvent>;

/** The events that may have worded a fact, the last first: its corrections, and its own. */
const wordingOf = (fact: Fact, recorded: Recorded): readonly RecordedEvent[] =>
  [fact.id, ...fact.corrections].toReversed().flatMap((id) => recorded.get(id) ?? []);

const replaceIn = (event: RecordedEvent): Partial<Entry> =>
  isRemark(event.type) ? ((entryIn(event).data['replace'] ?? {}) as Partial<Entry>) : {};

/** The event whose data a fact has: its own, or that of the last correction which replaced them. */
const wordedData = (fact: Fact, recorded: Recorded): string =>
  wordingOf(fact, recorded).find((event) => replaceIn(event).data !== undefined)?.id ?? fact.id;

/** The event that cites a piece of evidence, or puts it in the place of another. */
const citing = (fact: Fact, recorded: Recorded, piece: Evidence): string =>
  wordingOf(fact, recorded).find((event) =>
    [entryIn(event), replaceIn(event)].some(({ evidence = [] }) => evidence.includes(piece)),
  )?.id ?? fact.id;

const decisionText = ({ data: { title, reference, theatre } }: FactOf<'DecisionOpened'>): string =>
  textOf([title, reference, theatre]);

const sourceText = ({ data: { title, publisher, text } }: FactOf<'SourceRegistered'>): string =>
  textOf([title, publisher, text]);

/**
 * What can be found in one stream: what its facts state that stand and can have happened by a day, and what disputes of them
 * cite. What was retracted is not there, and what was corrected is there in its new words alone.
 */
export function documentsOf(history: readonly RecordedEvent[], validAt: string): readonly Document[] {
  const facts = standing(history);
  const [first] = facts;
  if (!first) return [];
  const recorded: Recorded = new Map(history.map((event) => [event.id, event]));
  const place = placeOf(first.stream, facts);
  return dated(facts)
    .filter(({ bounds }) => isPossibleOn(bounds, validAt))
    .flatMap(({ fact }) => [...documentsIn(fact, place, recorded), ...disputesOf(fact, place, recorded)]);
}

const statement = (stands: Omit<Stands, 'kind' | 'source'>, evidence: Evidence, wordedBy: string): Document => {
  const { source, quote, paraphrase, locator, speaker } = evidence;
  const told = { ...(locator !== undefined && { locator }), ...(speaker && { speaker }) };
  return { stands: { ...stands, kind: 'statement', source, ...told }, wordedBy, text: textOf([quote, paraphrase]) };
};

function documentsIn(fact: Fact, place: Place, recorded: Recorded): readonly Document[] {
  const { id: event, type, stream, position, occurred = null, disputes } = fact;
  const stands = { event, type, stream, position, occurred, ...place, source: null, disputed: disputes.length > 0 };
  const statements = fact.evidence.map((piece) => statement(stands, piece, citing(fact, recorded, piece)));
  const wordedBy = wordedData(fact, recorded);
  if (fact.type === 'DecisionOpened') {
    const file: Stands = { ...stands, kind: 'decision', title: fact.data.title };
    return [...statements, { stands: file, wordedBy, text: decisionText(fact) }];
  }
  if (fact.type === 'SourceRegistered') {
    const { title } = fact.data;
    const named = { source: idOfStream(stream), ...(title !== undefined && { title }) };
    return [...statements, { stands: { ...stands, kind: 'source', ...named }, wordedBy, text: sourceText(fact) }];
  }
  return statements;
}

const disputesOf = ({ stream, disputes }: Fact, place: Place, recorded: Recorded): readonly Document[] =>
  disputes.flatMap(({ event: id }) => {
    const event = recorded.get(id);
    if (!event) return [];
    const { evidence = [], occurred = null } = entryIn(event);
    const { type, position } = event;
    const stands = { event: id, type, stream, position, occurred, ...place, disputed: false };
    return evidence.map((piece) => statement(stands, piece, id));
  });
