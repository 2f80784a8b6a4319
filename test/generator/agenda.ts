import type { Random } from '../support/random.js';
import { type DayNumber, workingDay } from './days.js';
import type { Script } from './script.js';

/** Who goes on on which day; those of one day come in an order that chance decides, as clerks do. */
export class Agenda {
  readonly #days = new Map<DayNumber, Script[]>();

  constructor(private readonly random: Random) {}

  put(script: Script, day: DayNumber): void {
    const on = workingDay(day);
    const scripts = this.#days.get(on);
    if (scripts) scripts.push(script);
    else this.#days.set(on, [script]);
  }

  /** One of those whose turn is on this day; undefined: none is left. */
  take(day: DayNumber): Script | undefined {
    const scripts = this.#days.get(day);
    const last = scripts?.pop();
    if (!scripts || !last) {
      this.#days.delete(day);
      return undefined;
    }
    if (scripts.length === 0) return last;
    const index = this.random.between(0, scripts.length);
    const chosen = scripts[index];
    if (!chosen) return last;
    scripts[index] = last;
    return chosen;
  }
}
