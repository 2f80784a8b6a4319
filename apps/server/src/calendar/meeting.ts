import type { Meeting } from '@acta/application';
import { addDays } from '@acta/domain';

/** Whole days, `until` exclusive. */
export interface Place {
  readonly from: string;
  readonly until: string;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** In words, where it is not known exactly. */
  readonly vague?: string;
}

/** When a session meets, from the first to the last day that can be meant; undefined where neither is known. */
export function placeOf({
  date: { text, edtf, earliest, latest },
  status,
  certain,
  possibly,
}: Meeting): Place | undefined {
  const [from, last] = [earliest ?? latest, latest ?? earliest];
  if (from === null || last === null) return undefined;
  const until = addDays(last, 1);
  const days = { from, until: until > from ? until : from };
  const stated = text === undefined ? edtf : `${text} (${edtf})`;
  const vague =
    earliest === latest
      ? {}
      : { vague: `The day is not known exactly. Stated: ${stated}; ${range(earliest, latest)}.` };
  if (status === 'cancelled') return { ...days, status: 'CANCELLED', ...vague };
  const isSettled = earliest === latest && certain && possibly === undefined;
  return { ...days, status: isSettled ? 'CONFIRMED' : 'TENTATIVE', ...vague };
}

function range(earliest: string | null, latest: string | null): string {
  if (earliest === null) return `up to ${latest}`;
  return latest === null ? `from ${earliest} on` : `from ${earliest} to ${latest}`;
}

type Item = Meeting['items'][number];

function approvalText({ status, body, due, dueEarliest }: Item['outstanding'][number]): string {
  const day = dueEarliest === undefined ? due : `on a day ${range(dueEarliest, due)}`;
  return `   approval ${status} at ${body}${day === null ? '' : `, due ${day}`}`;
}

function itemLines({ decision, topic, title, status, reason, outstanding }: Item, index: number): readonly string[] {
  const what = decision === undefined ? (topic ?? '') : `${title ?? decision} (${decision})`;
  const dropped = status === 'dropped' ? `, dropped${reason === undefined ? '' : `: ${reason}`}` : '';
  return [`${index + 1}. ${what}${dropped}`, ...outstanding.map(approvalText)];
}

/** What a calendar says of a session: where it stands, and its agenda with what is outstanding. */
export function describeMeeting({ id, status, reason, certain, possibly, items }: Meeting, { vague }: Place): string {
  const lines = [
    `Session ${id}: ${status}${reason === undefined ? '' : ` (${reason})`}.`,
    ...(vague === undefined ? [] : [vague]),
    ...(certain && possibly === undefined ? [] : ['It may be otherwise, by facts whose dates are vague.']),
    ...(items.length === 0 ? ['Nothing is on its agenda.'] : ['Agenda:', ...items.flatMap(itemLines)]),
  ];
  return lines.join('\n');
}
