import { remarkTypes, subjectOf, type Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { auditEvents, type AuditSource } from '../audit-events/audit-events.js';
import { history, type Correction, type HistoryEvent } from '../decision/history.js';
import { eventsOf } from '../known/known-log.js';
import { rememberedLog } from '../known/remembered-log.js';
import type { Page, PageRequest } from '../page.js';
import type { Asked } from '../pieces/times.js';
import { publishedOtherwise, type PublishedOtherwise } from './as-published.js';
import { changedAnswers, type ChangedAnswers } from './changed-answers.js';
import { toldAhead, type ToldSource } from './told-ahead.js';

export interface CorrectionFilter {
  /** Instants (RFC 3339) or days between which it was recorded, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly mission?: string;
  readonly party?: string;
  /** Which changed answers are told: those about this day; absent: about any. */
  readonly day?: Day;
}

/** Each is a question of its own for many days: a page holds fewer than of other lists. */
const USUAL = 10;
const MOST = 100;

/** What was said of a recorded event later on, and what came of it. */
export interface CorrectionEntry extends Correction, ChangedAnswers {
  /** The event that it concerns, as it was known before this. */
  readonly concerns: HistoryEvent;
  /** Absent: it makes nothing known on another day. */
  readonly published?: PublishedOtherwise;
}

/**
 * What was corrected, retracted and disputed, by whom and why, the newest first, each with the answers that it changes: 10 of them where
 * no limit is given, and 100 at the most.
 * @throws ActaError `invalid-cursor`
 */
export async function listCorrections(
  asked: Asked,
  source: AuditSource & ToldSource,
  { from, to, day, ...filter }: CorrectionFilter,
  { limit = USUAL, ...page }: PageRequest = {},
): Promise<Page<CorrectionEntry>> {
  const recorded = { ...(from !== undefined && { recordedFrom: from }), ...(to !== undefined && { recordedTo: to }) };
  const { items, nextCursor } = await auditEvents(
    source,
    { ...filter, ...recorded, type: remarkTypes, withAround: true },
    { ...page, limit: Math.min(limit, MOST) },
  );
  // Several may be of one stream.
  const log = rememberedLog(asked.log);
  const positions = items.map(({ position }) => position);
  const told = day === undefined ? await toldAhead(source, positions) : new Map<bigint, ChangedAnswers>();
  const entries: CorrectionEntry[] = [];
  for (const event of items) {
    const { stream, position } = event;
    const changed = () => told.get(position) ?? changedAnswers(source, stream, position, day);
    entries.push(...(await entriesOf({ ...asked, log }, source, event, changed)));
  }
  return { items: entries, nextCursor };
}

/** None where the correction, or what it concerns, does not count in what is known. */
async function entriesOf(
  asked: Asked,
  source: AuditSource & ToldSource,
  { id, stream, position }: RecordedEvent,
  changed: () => ChangedAnswers | Promise<ChangedAnswers>,
): Promise<readonly CorrectionEntry[]> {
  const events = around(id, await eventsOf(asked.log, stream));
  const told = history(events);
  const correction = told.flatMap(({ corrections }) => corrections).find((one) => one.id === id);
  const concerned = told.find(({ corrections }) => corrections.some((one) => one.id === id));
  if (!correction || !concerned) return [];
  const before = events.filter((event) => event.position < position);
  const after = events.filter((event) => event.position <= position);
  const concerns = history(before).find((one) => one.id === concerned.id) ?? concerned;
  const published = await publishedOtherwise(asked, source, concerns, { before, after });
  return [{ ...correction, concerns, ...(await changed()), ...(published && { published }) }];
}

/** An event, what it is about in the end, and all that is said of that: nothing else in their stream bears on how they stand. */
function around(id: string, events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const origins = new Map<string, string>();
  for (const event of events) {
    const subject = subjectOf(event) ?? event.id;
    origins.set(event.id, origins.get(subject) ?? subject);
  }
  return events.filter((event) => origins.get(event.id) === origins.get(id));
}
