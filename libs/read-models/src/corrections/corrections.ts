import { remarkTypes, type Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { auditEvents, type AuditSource } from '../audit-events/audit-events.js';
import { history, type Correction, type HistoryEvent } from '../decision/history.js';
import { recordedKnowledge } from '../known/knowledge.js';
import { eventsOf } from '../known/known-log.js';
import type { StoredLogSource } from '../known/stored-log.js';
import type { Page, PageRequest } from '../page.js';
import type { Asked } from '../pieces/times.js';
import { changedAnswers, type ChangedAnswer } from './changed-answers.js';

export interface CorrectionFilter {
  /** Instants (RFC 3339) or days between which it was recorded, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly mission?: string;
  readonly party?: string;
  /** Which changed answers are told: those about this day; absent: about any. */
  readonly day?: Day;
}

/** What was said of a recorded event later on, and what came of it. */
export interface CorrectionEntry extends Correction {
  /** The event that it concerns, as it was known before this. */
  readonly concerns: HistoryEvent;
  /** The answers about the deployment state that it changes. */
  readonly changes: readonly ChangedAnswer[];
}

/**
 * What was corrected, retracted and disputed, by whom and why, the newest first, each with the answers that it changes.
 * @throws ActaError `invalid-cursor`
 */
export async function listCorrections(
  asked: Asked,
  source: AuditSource & StoredLogSource,
  { from, to, day, ...filter }: CorrectionFilter,
  page: PageRequest = {},
): Promise<Page<CorrectionEntry>> {
  const recorded = { ...(from !== undefined && { recordedFrom: from }), ...(to !== undefined && { recordedTo: to }) };
  const { items, nextCursor } = await auditEvents(source, { ...filter, ...recorded, type: remarkTypes }, page);
  const entries = await Promise.all(items.map((event) => entryOf(asked, source, event, day)));
  return { items: entries.flatMap((entry) => entry ?? []), nextCursor };
}

/** Undefined where the correction, or what it concerns, does not count in what is known. */
async function entryOf(
  asked: Asked,
  source: StoredLogSource,
  { id, stream, position }: RecordedEvent,
  day: Day | undefined,
): Promise<CorrectionEntry | undefined> {
  const events = await eventsOf(asked.log, stream);
  const told = history(events);
  const correction = told.flatMap(({ corrections }) => corrections).find((one) => one.id === id);
  const concerned = told.find(({ corrections }) => corrections.some((one) => one.id === id));
  if (!correction || !concerned) return undefined;
  const before = history(events.filter((event) => event.position < position));
  const [then, now] = [recordedKnowledge(source, position - 1n), recordedKnowledge(source, position)];
  return {
    ...correction,
    concerns: before.find((one) => one.id === concerned.id) ?? concerned,
    changes: await changedAnswers(then, now, stream, day),
  };
}
