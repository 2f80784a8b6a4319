import type { RecordedEvent } from '@acta/kernel';
import type { EventData } from './event-types.js';
import type { Dispute, Fact } from './fact.js';
import { lift, liftData } from './lift.js';
import { entryIn, isRemark, remarkIn } from './remark.js';
import { saidAnew } from './said-anew.js';
import type { Evidence } from './values/evidence.js';

type Correction = EventData<'EventCorrected'>;

/** Id of the event that this one corrects, retracts or disputes; undefined where it says something itself. */
export const subjectOf = (event: RecordedEvent): string | undefined =>
  isRemark(event.type) ? remarkIn(event).event : undefined;

/**
 * Ids of the events of one stream that are taken back. A retraction counts unless it is itself taken back, so retracting
 * a retraction restores. An event can only speak of an earlier one: read from the end, each is settled when it is met.
 */
export function retractedIn(events: readonly RecordedEvent[]): ReadonlySet<string> {
  const retracted = new Set<string>();
  const versions = new Map(events.map(({ id, version }) => [id, version]));
  for (const event of events.toReversed()) {
    if (event.type !== 'EventRetracted' || retracted.has(event.id)) continue;
    const target = remarkIn<'EventRetracted'>(event).event;
    if ((versions.get(target) ?? event.version) < event.version) retracted.add(target);
  }
  return retracted;
}

interface CorrectedBy {
  readonly id: string;
  readonly correction: Correction;
  /** What the correction itself cites. */
  readonly cited: readonly Evidence[];
}

interface Remarks {
  readonly corrections: CorrectedBy[];
  readonly disputes: Dispute[];
}

const noRemarks: Remarks = { corrections: [], disputes: [] };

function remarksIn(events: readonly RecordedEvent[]): ReadonlyMap<string, Remarks> {
  const remarks = new Map<string, Remarks>();
  const on = (event: string): Remarks => {
    const found = remarks.get(event) ?? { corrections: [], disputes: [] };
    remarks.set(event, found);
    return found;
  };
  for (const event of events) {
    if (event.type === 'EventCorrected') {
      const correction = remarkIn<'EventCorrected'>(event);
      on(correction.event).corrections.push({ id: event.id, correction, cited: entryIn(event).evidence ?? [] });
    }
    if (event.type === 'EventDisputed') {
      const { event: target, reason } = remarkIn<'EventDisputed'>(event);
      on(target).disputes.push({ event: event.id, reason });
    }
  }
  return remarks;
}

function factOf(event: RecordedEvent, { corrections, disputes }: Remarks): Fact {
  const recorded = entryIn(event);
  const { id, type, stream, version, position, recordedAt } = event;
  let { data, occurred, evidence = [] } = recorded;
  let formerEvidence: readonly Evidence[] = [];
  for (const { correction, cited } of corrections) {
    const { replace, schema = event.schema } = correction;
    if (replace.data) data = liftData(type, schema, replace.data);
    occurred = replace.occurred ?? occurred;
    if (replace.evidence) evidence = replace.evidence;
    else if (replace.data && cited.length > 0) [formerEvidence, evidence] = [[...formerEvidence, ...evidence], cited];
    else evidence = [...evidence, ...cited];
  }
  const fact = {
    id,
    type,
    stream,
    version,
    position,
    recordedAt,
    data,
    ...(occurred && { occurred }),
    evidence,
    ...(formerEvidence.length > 0 && { formerEvidence }),
    links: recorded.links ?? [],
    ...(recorded.note !== undefined && { note: recorded.note }),
    corrections: corrections.map((correction) => correction.id),
    disputes,
  };
  // What is recorded was read by the schema of its type, and so was what replaces it.
  return fact as unknown as Fact;
}

/**
 * The fact that an event records, where no other event speaks of it.
 * @throws ActaError as `lift`
 */
export const factAsRecorded = (event: RecordedEvent): Fact => factOf(lift(event), noRemarks);

/**
 * The facts of one stream that stand, by version: what was retracted is gone, what was corrected is as corrected (a later
 * correction wins), what is disputed says so. Data that a correction puts right rests on what that one cites, if it does. Deciders and timelines alike fold these, and never the events themselves.
 * @throws ActaError as `lift`
 */
export function standing(events: readonly RecordedEvent[]): readonly Fact[] {
  const lifted = events.map(lift).toSorted((a, b) => a.version - b.version);
  const retracted = retractedIn(lifted);
  const remaining = lifted.filter(({ id }) => !retracted.has(id));
  const remarks = remarksIn(remaining);
  const facts = remaining
    .filter((event) => !isRemark(event.type))
    .map((event) => factOf(event, remarks.get(event.id) ?? noRemarks));
  if (retracted.size === 0) return facts;
  const gone = lifted.filter(({ id, type }) => retracted.has(id) && !isRemark(type));
  const { facts: said, retracted: lost } = saidAnew(facts, new Map(gone.map((event) => [event.id, event])));
  const opening = said.find(({ type }) => type === 'DecisionOpened');
  return lost.length === 0 ? said : said.map((fact) => (fact === opening ? { ...fact, retracted: lost } : fact));
}
