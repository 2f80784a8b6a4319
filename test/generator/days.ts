/** A day as the number of days since 1970-01-01. */
export type DayNumber = number;

const MS = 86_400_000;

export const dayNumber = (day: string): DayNumber => Date.parse(`${day}T00:00:00Z`) / MS;

/** ISO day. */
export const dayText = (day: DayNumber): string => new Date(day * MS).toISOString().slice(0, 10);

export const yearOf = (day: DayNumber): number => new Date(day * MS).getUTCFullYear();

const weekday = (day: DayNumber): number => new Date(day * MS).getUTCDay();

/** The same day, or the Monday after it where it falls on a weekend: nobody records then. */
export const workingDay = (day: DayNumber): DayNumber => {
  const rest = { 6: 2, 0: 1 }[weekday(day)] ?? 0;
  return day + rest;
};

/** The first Thursday from a day on, when most bodies meet. */
export const thursdayFrom = (day: DayNumber): DayNumber => day + ((4 - weekday(day) + 7) % 7);
