import type { JsonObject } from '@acta/kernel';
import { type Random, randomOf } from '../../support/random.js';
import { type DayNumber, dayText } from '../days.js';
import type { Ledger } from '../ledger.js';
import { record, type Script } from '../script.js';
import { stated } from './dates.js';
import { languages, publishers, speakerIn, wordsIn } from './words.js';

interface Source {
  readonly id: string;
  readonly published: DayNumber;
  readonly language: (typeof languages)[number];
}

/** Clerks cite what came in of late. */
const AT_HAND = 200;

/** The sources that come in, and what is cited of them. */
export class Library {
  readonly #atHand: Source[] = [];
  readonly #random: Random;
  #registered = 0;

  constructor(
    seed: string,
    private readonly ledger: Ledger,
  ) {
    this.#random = randomOf(seed, 'library');
  }

  get registered(): number {
    return this.#registered;
  }

  /** Registers one more source: most are of the last days, some come from an archive. */
  *register(today: DayNumber): Script {
    const random = this.#random;
    const published = today - (random.chance(0.06) ? random.between(60, 2500) : random.between(0, 9));
    const source = { id: `source-${++this.#registered}`, published, language: random.pick(languages) };
    const event = yield* record(`sources/${source.id}/register`, {
      data: {
        title: `${random.pick(publishers)}, no ${this.#registered}`,
        publisher: random.pick(publishers),
        published: stated(published, random, 0.03),
        language: source.language,
        ...(random.chance(0.5) && { url: `https://press.example/${source.id}` }),
      },
    });
    if (random.chance(0.005)) {
      const replace = { data: { published: dayText(published - random.between(1, 3)), language: source.language } };
      yield* record(`events/${event.id}/correct`, {
        data: { replace, reason: 'The day of publication was misread' },
      });
    }
    this.#atHand.push(source);
    const oldest = this.#atHand.length > AT_HAND ? this.#atHand.shift() : undefined;
    if (oldest) this.ledger.forget(`source-${oldest.id}`);
  }

  /** Evidence for what is said, by one source or by two. */
  cite(what: string, random: Random): readonly JsonObject[] {
    return Array.from({ length: random.chance(0.1) ? 2 : 1 }, () => {
      const { id, language } = random.pick(this.#atHand);
      return {
        source: id,
        ...(random.chance(0.25)
          ? { quote: wordsIn(language, what, random) }
          : { paraphrase: wordsIn('en', what, random) }),
        ...(random.chance(0.5) && { locator: `paragraph ${random.between(1, 30)}` }),
        ...(random.chance(0.25) && { speaker: speakerIn(random) }),
      };
    });
  }
}
