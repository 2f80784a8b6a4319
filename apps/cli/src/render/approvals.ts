import type { ApprovalsAnswer } from '@acta/application';
import { columns, longDay } from './columns.js';

/** Approvals for a terminal, with their council and day. */
export function renderApprovals(what: string, { items, validAt }: ApprovalsAnswer): string {
  const title = `${what} on ${longDay(validAt)}`;
  if (items.length === 0) return `${title}\n\n  None.\n`;
  const rows = items.map((item) => [
    statusText(item),
    item.body,
    longDay(item.due) || (item.sessionStatus === 'cancelled' ? 'its session is cancelled' : 'no day is known'),
    item.session ?? '',
    item.decision,
  ]);
  return `${title}\n\n${columns(rows)}\n`;
}

function statusText({ status, possibly = [], overdueDays }: ApprovalsAnswer['items'][number]): string {
  const since = overdueDays === null ? '' : ` by ${overdueDays} ${overdueDays === 1 ? 'day' : 'days'}`;
  return `${status}${since}${possibly.map((other) => `, possibly ${other}`).join('')}`;
}
