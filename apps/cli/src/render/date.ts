import { longDay } from './columns.js';

/** A date in the words in which it was stated, and as an expression. */
export const dateText = ({ text, edtf }: { readonly text?: string; readonly edtf: string }): string =>
  text ? `${text}, ${edtf}` : edtf;

/** When something was seen: on a day, within a stated time, or by the day by which it was known. */
export function observedText(stated: Parameters<typeof dateText>[0] | null, by: string | null): string {
  if (stated)
    return `observed ${/^\d{4}-\d{2}-\d{2}$/.test(stated.edtf) && !stated.text ? 'on ' : ''}${dateText(stated)}`;
  return by === null ? 'observed at an unknown time' : `observed by ${by}, no date stated`;
}

/** When something happened, as stated. */
export const occurredText = (date: Parameters<typeof dateText>[0] | null | undefined): string =>
  date ? dateText(date) : 'no date stated';

/** From when on something is so, where it is known between which days it came about. */
export function sinceText({
  earliest,
  latest,
}: {
  readonly earliest: string | null;
  readonly latest: string | null;
}): string {
  if (latest === null) return earliest === null ? 'since an unknown day' : `since ${earliest} or later`;
  if (earliest === latest) return `since ${latest}`;
  return earliest === null ? `since ${latest} or before` : `since a day from ${earliest} to ${latest}`;
}

/** By when something is due; undefined: no day is known. A vague day is told as its bounds, for nobody said its last day. */
export function dueText({
  due = null,
  dueEarliest = due,
}: {
  readonly due?: string | null;
  /** The first day that can be meant, where that is another. */
  readonly dueEarliest?: string | null;
}): string | undefined {
  if (dueEarliest === due) return due === null ? undefined : longDay(due);
  return due === null ? `a day from ${dueEarliest} on` : `a day from ${dueEarliest} to ${due}`;
}
