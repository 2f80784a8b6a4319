import { type DayNumber, dayNumber } from './days.js';

/** How large a register is, and the seed that decides everything else in it. */
export interface Size {
  readonly decisions: number;
  /** Events in all; observations of presence make up what the files leave. Fewer than the files need are not possible. */
  readonly events: number;
  readonly seed: string;
}

export const usualSize: Size = { decisions: 10_000, events: 1_000_000, seed: 'acta' };

/** The first and the last day on which somebody records. */
export const firstDay: DayNumber = dayNumber('2005-01-03');
export const lastDay: DayNumber = dayNumber('2024-12-31');

/** Files are opened in this part of the time, so that the last of them come to their end. */
export const OPENING = 0.7;

/** Events per source that is registered. */
export const EVENTS_PER_SOURCE = 25;

/** Events that a file brings about in the mean, with its sessions. */
const PER_FILE = 42;
/** Observations that a mission and party come to in the mean, where there are enough of them. */
const PER_PRESENCE = 450;

/** How many of each there are. */
export interface Numbers {
  readonly states: number;
  readonly missions: number;
  /** Parties that are present in each mission. */
  readonly contributors: number;
}

const within = (least: number, number: number, most: number): number =>
  Math.min(Math.max(Math.round(number), least), most);

export function numbersOf({ decisions, events }: Size): Numbers {
  const root = Math.sqrt(decisions) * 0.4;
  const states = within(4, root + 3, 40);
  const missions = within(2, root, 40);
  const presences = (events - PER_FILE * decisions) / PER_PRESENCE;
  return { states, missions, contributors: within(2, presences / missions, states) };
}
