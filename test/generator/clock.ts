import type { Random } from '../support/random.js';
import type { DayNumber } from './days.js';

const DAY = 86_400_000_000;
const OPENS = 8 * 3_600_000_000;
const OFFICE_HOURS = 9 * 3_600_000_000;

/** Who records next, and at which instant; instants never go back. */
export class Clock {
  #instant = 0;

  /** @param perDay events in the mean, by which the hours of a day are shared out */
  constructor(
    private readonly random: Random,
    private readonly perDay: number,
  ) {}

  begin(day: DayNumber): void {
    this.#instant = Math.max(this.#instant, day * DAY + OPENS);
  }

  next(clerks: readonly string[]): { readonly actor: string; readonly recordedAt: string } {
    this.#instant += this.random.between(0, Math.round(OFFICE_HOURS / (this.perDay * 2 + 10)));
    const text = new Date(Math.floor(this.#instant / 1000)).toISOString().slice(0, 23);
    const recordedAt = `${text}${String(this.#instant % 1000).padStart(3, '0')}Z`;
    return { actor: this.random.pick(clerks), recordedAt };
  }
}
