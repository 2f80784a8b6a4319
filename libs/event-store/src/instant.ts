import { ActaError } from '@acta/kernel';

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * An instant in the form of `recordedAt`: RFC 3339 in UTC with microseconds, so that instants compare as strings.
 * Digits beyond microseconds are cut off.
 * @throws ActaError `instant-invalid`
 */
export function normaliseInstant(instant: string): string {
  const [, day, time, fraction = '', offset] = RFC_3339.exec(instant) ?? [];
  const seconds = new Date(`${day}T${time}${offset?.toUpperCase()}`);
  if (Number.isNaN(seconds.getTime())) {
    throw new ActaError('invalid', 'instant-invalid', `"${instant}" is not an instant such as 2017-11-07T18:00:00Z.`);
  }
  return `${seconds.toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
}

/** `2017-11-07 18:00:00.5`, as PostgreSQL writes a time in UTC, in the same form. */
export function toInstant(timestamp: string): string {
  const day = timestamp.slice(0, 10);
  const time = timestamp.slice(11);
  return time.length === 15 ? `${day}T${time}Z` : `${day}T${time.slice(0, 8)}.${time.slice(9).padEnd(6, '0')}Z`;
}
