import type { ApprovalsAnswer } from '@acta/application';
import { columns, longDay } from './columns.js';

/** Approvals for a terminal, with their council and day. */
export function renderApprovals(what: string, { items, validAt }: ApprovalsAnswer): string {
  const title = `${what} on ${longDay(validAt)}`;
  if (items.length === 0) return `${title}\n\n  None.\n`;
  const rows = items.map(({ decision, body, status, due, session }) => [
    status,
    body,
    longDay(due) || 'no day is known',
    session ?? '',
    decision,
  ]);
  return `${title}\n\n${columns(rows)}\n`;
}
