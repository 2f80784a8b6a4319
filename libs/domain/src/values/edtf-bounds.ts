import { addDays, addYears, dayOf, daysInMonth, earlierOf, isDay, laterOf, type Day } from './calendar.js';

/** First and last day that are meant, both included; null where that end is open or not known. */
export interface DayBounds {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

/** Spans of a year that EDTF numbers as if they were months: first and last day as month and day. */
const spans: Readonly<Record<string, readonly [string, string]>> = {
  ...seasons('21', '22', '23', '24'),
  ...seasons('25', '26', '27', '28'),
  // The southern half of the earth: its spring is the northern autumn.
  ...seasons('31', '32', '29', '30'),
  33: ['01-01', '03-31'],
  34: ['04-01', '06-30'],
  35: ['07-01', '09-30'],
  36: ['10-01', '12-31'],
  37: ['01-01', '04-30'],
  38: ['05-01', '08-31'],
  39: ['09-01', '12-31'],
  40: ['01-01', '06-30'],
  41: ['07-01', '12-31'],
};

/** Astronomical seasons with fixed days. The one that begins on 21 December ends in the next year. */
function seasons(march: string, june: string, september: string, december: string): typeof spans {
  return {
    [march]: ['03-20', '06-20'],
    [june]: ['06-21', '09-22'],
    [september]: ['09-23', '12-20'],
    [december]: ['12-21', '03-19'],
  };
}

const expression = /^([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T.+)?$/;
const matches = (mask: string, number: number): boolean =>
  [...String(number).padStart(mask.length, '0')].every((digit, index) => mask[index] === 'X' || mask[index] === digit);

/** The numbers from 1 on that a mask such as "201X" allows, in order. */
function numbersOf(mask: string, to: number): readonly number[] {
  if (!mask.includes('X')) return Number(mask) >= 1 && Number(mask) <= to ? [Number(mask)] : [];
  return Array.from({ length: to }, (_, index) => index + 1).filter((number) => matches(mask, number));
}

/** The first day that the masks allow, looking forward or back; undefined where there is none. */
function firstMatch(masks: readonly [string, string, string], backwards: boolean): Day | undefined {
  const [yearMask, monthMask, dateMask] = masks;
  const inOrder = (mask: string, to: number): readonly number[] => {
    const numbers = numbersOf(mask, to);
    return backwards ? numbers.toReversed() : numbers;
  };
  for (const year of inOrder(yearMask, 9999)) {
    for (const month of inOrder(monthMask, 12)) {
      const [date] = inOrder(dateMask, daysInMonth(year, month));
      if (date !== undefined) return dayOf(year, month, date);
    }
  }
  return undefined;
}

function spanOfYear(year: string, number: string): DayBounds | undefined {
  const span = spans[number];
  if (!span || year.includes('X')) return undefined;
  const earliest = `${year}-${span[0]}`;
  const latest = `${year}-${span[1]}`;
  return { earliest, latest: latest < earliest ? addYears(latest, 1) : latest };
}

/** How far "about" reaches to either side, by how precise the expression is. */
function widen({ earliest, latest }: DayBounds, precision: 'year' | 'month' | 'day' | 'span'): DayBounds {
  if (earliest === null || latest === null) return { earliest, latest };
  if (precision === 'year') return { earliest: addYears(earliest, -1), latest: addYears(latest, 1) };
  const days = { day: 5, month: 15, span: 30 }[precision];
  return { earliest: addDays(earliest, -days), latest: addDays(latest, days) };
}

/** Bounds of one date, season, quarter or semester. */
function boundsOfDate(text: string): DayBounds | undefined {
  const approximate = /[~%]/.test(text);
  const [, year, month, date] = expression.exec(text.replaceAll(/[?~%]/g, '')) ?? [];
  if (year === undefined) return undefined;
  if (`${year}${month ?? ''}${date ?? ''}`.replaceAll('X', '') === '') return { earliest: null, latest: null };
  const span = month === undefined || date !== undefined ? undefined : spanOfYear(year, month);
  if (span) return approximate ? widen(span, 'span') : span;
  const masks = [year, month ?? 'XX', date ?? 'XX'] as const;
  const earliest = firstMatch(masks, false);
  const latest = firstMatch(masks, true);
  if (earliest === undefined || latest === undefined) return undefined;
  if (!approximate) return { earliest, latest };
  return widen({ earliest, latest }, date !== undefined ? 'day' : month !== undefined ? 'month' : 'year');
}

const end = (text: string): DayBounds | undefined =>
  text === '..' || text === '' ? { earliest: null, latest: null } : boundsOfDate(text);

/** From the earliest that the beginning can be to the latest that the end can be. */
function between(from: string, to: string): DayBounds | undefined {
  const [first, last] = [end(from), end(to)];
  return first && last && { earliest: first.earliest, latest: last.latest };
}

/** A set ("one of", "all of") is bounded by its first and its last member. */
function boundsOfSet(members: string): DayBounds | undefined {
  const each = members.split(',').map((member) => {
    const [from = '', to] = member.trim().split('..');
    return to === undefined ? boundsOfDate(from) : between(from, to);
  });
  return each.reduce((hull, bounds) => {
    if (!hull || !bounds) return undefined;
    return { earliest: earlierOf(hull.earliest, bounds.earliest), latest: laterOf(hull.latest, bounds.latest) };
  });
}

/**
 * Acta's own bounds, rule 1, of an expression whose syntax is known to be right (docs/reference/dates.md).
 * Undefined where it has no days: one that does not exist, or a kind of expression that Acta does not keep.
 */
export function boundsOfEdtf(text: string): DayBounds | undefined {
  const set = /^[[{](.*)[\]}]$/.exec(text)?.[1];
  if (set !== undefined) return boundsOfSet(set);
  const [from = '', to] = text.split('/');
  const bounds = to === undefined ? boundsOfDate(from) : between(from, to);
  if (bounds?.earliest && bounds.latest && bounds.earliest > bounds.latest) return undefined;
  return bounds && [bounds.earliest, bounds.latest].every((day) => day === null || isDay(day)) ? bounds : undefined;
}
