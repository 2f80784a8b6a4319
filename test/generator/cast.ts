import { randomOf } from '../support/random.js';
import type { DayNumber } from './days.js';
import { firstDay, lastDay, numbersOf, type Size } from './size.js';

export interface State {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 leaves these codes to whoever needs one. */
  readonly country: string;
  readonly council: string;
  readonly parliament: string;
  readonly staff: string;
}

export interface Presence {
  readonly state: State;
  /** Around how many are there. */
  readonly level: number;
}

export interface Mission {
  readonly id: string;
  readonly name: string;
  readonly from: DayNumber;
  /** The first day on which it is no more; after the register's last day: it goes on. */
  readonly until: DayNumber;
  readonly contributors: readonly Presence[];
}

/** Who and what a register speaks of; all of it invented, so that nothing is said of anybody. */
export interface Cast {
  readonly states: readonly State[];
  readonly missions: readonly Mission[];
}

/** Leads every mission. */
export const alliance = 'northern-compact';
/** Some of the states, spoken of as one. */
export const collective = 'coastal-states';

const beginnings = ['Nor', 'Cal', 'Ves', 'Tar', 'Lum', 'Ost', 'Bel', 'Kor'];
const endings = ['via', 'dera', 'mark', 'onia', 'land'];
const countries = [
  ...Array.from({ length: 26 }, (_, index) => `X${String.fromCodePoint(65 + index)}`),
  ...Array.from({ length: 14 }, (_, index) => `Q${String.fromCodePoint(77 + index)}`),
];

function stateAt(index: number): State {
  const name = `${beginnings[index % beginnings.length]}${endings[Math.floor(index / beginnings.length)]}`;
  const id = name.toLowerCase();
  return {
    id,
    name,
    country: countries[index] ?? 'XX',
    council: `${id}-council`,
    parliament: `${id}-parliament`,
    staff: `${id}-staff`,
  };
}

export function castOf(size: Size): Cast {
  const numbers = numbersOf(size);
  const random = randomOf(size.seed, 'cast');
  const states = Array.from({ length: numbers.states }, (_, index) => stateAt(index));
  const time = lastDay - firstDay;
  const missions = Array.from({ length: numbers.missions }, (_, index): Mission => {
    const from = firstDay + Math.round((index / numbers.missions) * 0.6 * time);
    const goesOn = index < 2 || random.chance(0.6);
    const first = random.between(0, states.length - 1);
    return {
      id: `mission-${index + 1}`,
      name: `Operation ${beginnings[index % beginnings.length]} ${index + 1}`,
      from,
      until: goesOn ? lastDay + 1 : from + Math.round((time * random.between(20, 38)) / 100),
      contributors: Array.from({ length: numbers.contributors }, (_, offset) => ({
        state: states[(first + offset) % states.length] as State,
        level: random.between(20, 1200),
      })),
    };
  });
  return { states, missions };
}
