import type { JsonObject } from '@acta/kernel';
import type { Random } from '../../support/random.js';
import { type DayNumber, dayText, yearOf } from '../days.js';

const seasons = [
  { from: '03-20', to: '06-20', code: '21', words: 'that spring' },
  { from: '06-21', to: '09-22', code: '22', words: 'that summer' },
  { from: '09-23', to: '12-20', code: '23', words: 'that autumn' },
] as const;

function vague(day: DayNumber, random: Random): string | JsonObject {
  const text = dayText(day);
  const season = seasons.find(({ from, to }) => text.slice(5) >= from && text.slice(5) <= to);
  switch (random.between(1, 6)) {
    case 1:
    case 2:
      return text.slice(0, 7);
    case 3:
      return `${dayText(day - random.between(0, 12))}/${dayText(day + random.between(1, 12))}`;
    case 4:
      return `${text}~`;
    case 5:
      return season ? { edtf: `${text.slice(0, 4)}-${season.code}`, text: season.words } : text.slice(0, 7);
    default:
      return String(yearOf(day));
  }
}

/** A day as it is stated: mostly exactly, at times by no more than a month, a season or a year that it falls in. */
export const stated = (day: DayNumber, random: Random, vagueness = 0.12): string | JsonObject =>
  random.chance(vagueness) ? vague(day, random) : dayText(day);
