// @ts-expect-error the library comes without types
import { parse } from 'edtf';

const plainDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A part of a year that is numbered as if it were a month: a season, a quarter, a third or a half. */
const partOfYear = /^\d{4}-(2[1-9]|3\d|4[01])[?~%]?$/;

/**
 * Whether a text is Extended Date/Time Format (ISO 8601-2), levels 0 to 2. Only the library's syntax is used: it does
 * not know a qualifier after a season ("2017-22~") nor a season in an interval ("2017-22/.."), and it takes 2017-02-29 for 1 March, so days
 * are checked here.
 */
export function isEdtf(text: string): boolean {
  // The commonest by far, and the library's grammar takes a third of a millisecond for it.
  if (plainDay.test(text)) return true;
  const ends = text.split('/');
  if (ends.length === 2 && ends.some((end) => partOfYear.test(end))) {
    return ends.every((end) => end === '' || end === '..' || (!/[[{]/.test(end) && isEdtf(end)));
  }
  try {
    parse(text.replace(/(-[2-4]\d)[?~%]/g, '$1'));
    return true;
  } catch {
    return false;
  }
}
