import {
  entryIn,
  isRemark,
  lift,
  remarkIn,
  retractedIn,
  standing,
  type Entry,
  type EventData,
  type Evidence,
  type Link,
  type RemarkType,
  type StatedDate,
} from '@acta/domain';
import type { JsonObject, RecordedEvent } from '@acta/kernel';

type Replacement = EventData<'EventCorrected'>['replace'];

/** What an event says. */
export interface Content {
  readonly data: JsonObject;
  /** As stated; null: not stated. */
  readonly occurred: StatedDate | null;
  readonly evidence: readonly Evidence[];
}

/** What was said of an event later on. */
export interface Correction {
  readonly id: string;
  readonly type: RemarkType;
  readonly reason: string;
  /** What it puts in the place of what was recorded. */
  readonly replace?: Replacement;
  readonly evidence: readonly Evidence[];
  readonly actor: string;
  readonly position: bigint;
  readonly recordedAt: string;
  /** Whether it was itself taken back. */
  readonly retracted: boolean;
}

/** One event of a stream as it was recorded, with what was said of it beside it. */
export interface HistoryEvent extends Content {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly version: number;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly actor: string;
  readonly links: readonly Link[];
  readonly note?: string;
  /** Id of the event that this one corrects, retracts or disputes. */
  readonly concerns?: string;
  readonly retracted: boolean;
  readonly disputed: boolean;
  readonly corrections: readonly Correction[];
  /** What stands in its place, where it was corrected. */
  readonly corrected?: Content;
}

const contentOf = ({ data, occurred, evidence = [] }: Entry): Content => ({
  data,
  occurred: occurred ?? null,
  evidence,
});

function correctionOf(event: RecordedEvent, type: RemarkType, retracted: boolean): Correction {
  const { evidence = [] } = entryIn(event);
  const { reason, replace } = remarkIn(event) as { readonly reason: string; readonly replace?: Replacement };
  const { id, metadata, position, recordedAt } = event;
  return {
    id,
    type,
    reason,
    ...(replace && { replace }),
    evidence,
    actor: metadata.actor,
    position,
    recordedAt,
    retracted,
  };
}

/** Every event of one stream, in order, with corrections beside what they correct. */
export function history(recorded: readonly RecordedEvent[]): readonly HistoryEvent[] {
  const events = recorded.map(lift);
  const retracted = retractedIn(events);
  const standingFacts = new Map(standing(events).map((fact) => [fact.id, fact]));
  const remarks = new Map<string, Correction[]>();
  for (const event of events) {
    if (!isRemark(event.type)) continue;
    const { event: about } = remarkIn(event);
    const correction = correctionOf(event, event.type, retracted.has(event.id));
    remarks.set(about, [...(remarks.get(about) ?? []), correction]);
  }
  return events.map((event): HistoryEvent => {
    const { id, type, stream, version, position, recordedAt, metadata } = event;
    const { links = [], note, ...entry } = entryIn(event);
    const fact = standingFacts.get(id);
    return {
      id,
      type,
      stream,
      version,
      position,
      recordedAt,
      actor: metadata.actor,
      ...contentOf(entry),
      links,
      ...(note !== undefined && { note }),
      ...(isRemark(type) && { concerns: remarkIn(event).event }),
      retracted: retracted.has(id),
      disputed: (fact?.disputes ?? []).length > 0,
      corrections: remarks.get(id) ?? [],
      ...(fact && fact.corrections.length > 0 && { corrected: contentOf(fact) }),
    };
  });
}
