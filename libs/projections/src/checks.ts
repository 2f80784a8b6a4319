import type { EventEntry, Span } from './definition.js';

/*
 * What the database would refuse is found before it gets there, so that it concerns one stream alone, the same in a rebuild as in
 * what is kept up.
 */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
/** No index takes an entry of more than a third of a page. */
const LONGEST_KEY = 500;
/** No index of words takes more than a megabyte of them; who writes more is found by the beginning. */
const LONGEST_TEXT = 100_000;

/** @throws RangeError when the span is empty or an end is no calendar day */
export function checkedSpan({ from, until }: Span): Span {
  if (from !== null) assertCalendarDay(from);
  if (until !== null) assertCalendarDay(until);
  if (from !== null && until !== null && from >= until) throw new RangeError(`Empty span: from ${from} until ${until}`);
  return { from, until };
}

/** The entry, its text cut to what can be searched. */
export function checkedEntry({ tags, occurred, text }: EventEntry): EventEntry {
  for (const tag of tags) assertStorable(tag);
  const searched = text.slice(0, LONGEST_TEXT);
  assertStorable(searched, LONGEST_TEXT);
  return { tags, text: searched, ...(occurred && { occurred: checkedSpan(occurred) }) };
}

/** @throws RangeError */
export function assertStorable(text: string, longest = LONGEST_KEY): void {
  if (text.length > longest) throw new RangeError(`Longer than ${longest} characters: ${text.slice(0, 40)}…`);
  if (text.includes('\0')) throw new RangeError('A text with the character U+0000 cannot be stored');
}

/** The same few days come again and again. */
const calendarDays = new Set<string>();
const REMEMBERED = 10_000;

function assertCalendarDay(text: string): void {
  if (calendarDays.has(text)) return;
  if (!isCalendarDay(text)) throw new RangeError(`Not a calendar day: ${text}`);
  if (calendarDays.size >= REMEMBERED) calendarDays.clear();
  calendarDays.add(text);
}

function isCalendarDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined || year === '0000') return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
