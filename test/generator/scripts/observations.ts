import type { RecordedEvent } from '@acta/kernel';
import { type Random, randomOf } from '../../support/random.js';
import type { Mission, Presence } from '../cast.js';
import { type DayNumber, dayText } from '../days.js';
import type { Office } from '../office.js';
import { record, type Script } from '../script.js';
import { amount, round } from '../statements/amounts.js';
import { stated } from '../statements/dates.js';
import { correct, dispute, isCorrectable, retract } from './remarks.js';

/** So many observations back is one still corrected. */
const CORRECTED_BACK = 6;

/** Observations of one party in one mission, around a level that wanders. */
export class Observations {
  readonly #path: string;
  readonly #random: Random;
  #recent: RecordedEvent[] = [];
  #level: number;

  constructor(
    readonly mission: Mission,
    private readonly presence: Presence,
    private readonly office: Office,
  ) {
    this.#path = `presence/${mission.id}/${presence.state.id}`;
    this.#random = randomOf(office.seed, this.#path);
    this.#level = presence.level;
  }

  /** What is recorded the next time that somebody looks: an observation, mostly of the last days, or a remark on one. */
  *next(today: DayNumber): Script {
    const random = this.#random;
    const before = this.#recent.at(-1);
    const chance = random.between(1, 1000);
    if (chance <= 20 && before) return yield* this.#remark(chance);
    if (chance <= 50 && before) return yield* this.#again(before, today);
    this.#level = this.#wandered();
    const seen = Math.max(
      this.mission.from,
      today - (random.chance(0.06) ? random.between(30, 1200) : random.between(0, 12)),
    );
    const measure = { unit: 'personnel', level: this.#level };
    const event = yield* record(`${this.#path}/observe`, {
      data: { amount: amount(this.#level, measure, 'level', random) },
      ...(random.chance(0.95) && { occurred: stated(seen, random) }),
      evidence: this.office.library.cite(`${this.#level} are present`, random),
      ...(random.chance(0.02) && { note: 'Read out over the telephone' }),
    });
    this.#recent = [...this.#recent, event].slice(-CORRECTED_BACK);
  }

  #wandered(): number {
    const { level } = this.presence;
    const pulled = this.#level + (level - this.#level) / 20;
    return round((pulled * this.#random.between(93, 108)) / 100);
  }

  *#remark(chance: number): Script {
    const random = this.#random;
    const about = random.pick(this.#recent);
    this.#recent = this.#recent.filter((event) => event !== about);
    if (chance <= 4) return yield* retract(about, random);
    if (chance <= 8 || !isCorrectable(about)) return yield* dispute(about, this.office, random);
    return yield* correct(about, this.office, random);
  }

  /** Another source says the same again, or for the same day something else. */
  *#again(before: RecordedEvent, today: DayNumber): Script {
    const random = this.#random;
    const figure = random.chance(0.5) ? this.#level : round(this.#level * 1.3);
    yield* record(`${this.#path}/observe`, {
      data: { amount: { value: figure, basis: 'level', unit: 'personnel' } },
      occurred: dayText(today - 1),
      evidence: this.office.library.cite(`${figure} are present`, random),
      ...(figure === this.#level && { links: [{ relation: 'restates', to: before.id }] }),
    });
  }
}
