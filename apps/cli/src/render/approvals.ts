import type { ApprovalsAnswer } from '@acta/application';
import { asPublished } from './as-of.js';
import { columns, longDay } from './columns.js';
import { dateText, dueText } from './date.js';

type Item = ApprovalsAnswer['items'][number];

/** Approvals for a terminal, with their council and day. */
export function renderApprovals(what: string, answer: ApprovalsAnswer): string {
  const { items, validAt } = answer;
  const title = `${what} on ${longDay(validAt)}${asPublished(answer)}`;
  if (items.length === 0) return `${title}\n\n  None.\n`;
  const rows = items.map((item) => [
    statusText(item),
    item.body,
    dayText(item),
    item.session ?? '',
    item.decision,
    settledText(item, validAt),
  ]);
  return `${title}\n\n${columns(rows)}\n`;
}

/** By when it is to be decided, or else when it was. */
function dayText(item: Item): string {
  const { status, occurred, sessionStatus } = item;
  const decided = status === 'granted' || status === 'refused';
  if (decided && occurred) return dateText(occurred);
  return dueText(item) ?? (sessionStatus === 'cancelled' && !decided ? 'its session is cancelled' : 'no day is known');
}

/** What became of it: "later granted on 2019-03-01", if no day that can be meant is up to the one asked about. */
function settledText({ settled }: Item, validAt: string): string {
  if (!settled) return '';
  const { status, on, onEarliest = on } = settled;
  const isLater = onEarliest !== null && onEarliest > validAt;
  return `${isLater ? 'later ' : ''}${status} ${onEarliest === on ? 'on' : 'by'} ${on}`;
}

function statusText({ status, certain, possibly = [], overdueDays }: Item): string {
  // Where nothing else is possible, it may not be on record of that day at all.
  if (!certain && possibly.length === 0) return `${status} (possibly)`;
  const since = overdueDays === null ? '' : ` by ${overdueDays} ${overdueDays === 1 ? 'day' : 'days'}`;
  return `${status}${since}${possibly.map((other) => `, possibly ${other}`).join('')}`;
}
