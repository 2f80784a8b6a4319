/** A day of the proleptic Gregorian calendar as `YYYY-MM-DD`, years 0001 to 9999; such texts sort as the days do. */
export type Day = string;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

export const dayOf = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

export const daysInMonth = (year: number, month: number): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};

/** Whether a text is a day that exists: 2017-02-29 does not. */
export const isDay = (text: string): boolean => {
  const [, year, month, date] = (dayPattern.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return false;
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
};

/** The day so many days later (or earlier); stays within the years 0001 to 9999. */
export const addDays = (day: Day, days: number): Day => {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  const moved = moment.getUTCFullYear();
  if (moved < 1) return '0001-01-01';
  if (moved > 9999) return '9999-12-31';
  return dayOf(moved, moment.getUTCMonth() + 1, moment.getUTCDate());
};

/** How many days it is from one day to another; negative where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

/** The same day so many years later (or earlier); 29 February becomes the 28th where there is none. */
export const addYears = (day: Day, years: number): Day => {
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  const moved = Math.min(Math.max(year + years, 1), 9999);
  return dayOf(moved, month, Math.min(date, daysInMonth(moved, month)));
};

export const earlierOf = (a: Day | null, b: Day | null): Day | null =>
  a === null || b === null ? null : a < b ? a : b;
export const laterOf = (a: Day | null, b: Day | null): Day | null => (a === null || b === null ? null : a > b ? a : b);
