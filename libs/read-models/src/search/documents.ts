import { standing, type Evidence, type Fact, type FactOf, type StatedDate } from '@acta/domain';
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

/** The event whose data, or whose evidence, a fact has: its own, or that of the last correction which replaced them. */
function wordingOf(fact: Fact, events: ReadonlyMap<string, RecordedEvent>, part: 'data' | 'evidence'): string {
  const replacing = fact.corrections.findLast((id) => {
    const { replace = {} } = (events.get(id)?.data['data'] ?? {}) as { readonly replace?: object };
    return part in replace;
  });
  return replacing ?? fact.id;
}

const decisionText = ({ data: { title, reference, theatre } }: FactOf<'DecisionOpened'>): string =>
  textOf([title, reference, theatre]);

const sourceText = ({ data: { title, publisher, text } }: FactOf<'SourceRegistered'>): string =>
  textOf([title, publisher, text]);

/**
 * What can be found in one stream: what its facts state that stand and can have happened by a day. What was retracted is
 * not there, and what was corrected is there in its new words alone.
 */
export function documentsOf(history: readonly RecordedEvent[], validAt: string): readonly Document[] {
  const facts = standing(history);
  const [first] = facts;
  if (!first) return [];
  const events = new Map(history.map((event) => [event.id, event]));
  const place = placeOf(first.stream, facts);
  return dated(facts)
    .filter(({ bounds }) => isPossibleOn(bounds, validAt))
    .flatMap(({ fact }) => documentsIn(fact, place, (part) => wordingOf(fact, events, part)));
}

function documentsIn(fact: Fact, place: Place, wordedBy: (part: 'data' | 'evidence') => string): readonly Document[] {
  const { id: event, type, stream, position, occurred = null, disputes } = fact;
  const stands = { event, type, stream, position, occurred, ...place, source: null, disputed: disputes.length > 0 };
  const statements = fact.evidence.map(({ source, quote, paraphrase, locator, speaker }): Document => ({
    stands: {
      ...stands,
      kind: 'statement',
      source,
      ...(locator !== undefined && { locator }),
      ...(speaker && { speaker }),
    },
    wordedBy: wordedBy('evidence'),
    text: textOf([quote, paraphrase]),
  }));
  if (fact.type === 'DecisionOpened') {
    const { title } = fact.data;
    const file: Stands = { ...stands, kind: 'decision', title };
    return [...statements, { stands: file, wordedBy: wordedBy('data'), text: decisionText(fact) }];
  }
  if (fact.type === 'SourceRegistered') {
    const { title } = fact.data;
    const source: Stands = {
      ...stands,
      kind: 'source',
      source: idOfStream(stream),
      ...(title !== undefined && { title }),
    };
    return [...statements, { stands: source, wordedBy: wordedBy('data'), text: sourceText(fact) }];
  }
  return statements;
}
