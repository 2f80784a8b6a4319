import type { JsonObject } from '@acta/kernel';
import type { Random } from '../../support/random.js';
import type { Subject } from './subject.js';

/** Files that are spoken of later on, of each contributor. */
const REMEMBERED = 12;

/** Which files there are to relate to. */
export class Relations {
  readonly #plans = new Map<string, string[]>();
  readonly #files = new Map<string, string[]>();

  /** What a new file relates to: the plan that it is part of, another that it answers or supersedes. */
  of(id: string, { kind, contributor }: Subject, random: Random): readonly JsonObject[] {
    const links: JsonObject[] = [];
    const plan = this.#plans.get(contributor)?.at(-1);
    const file = random.pick(this.#files.get(contributor) ?? [undefined]);
    if (kind !== 'plan' && plan && random.chance(0.5)) links.push({ relation: 'part-of', to: `decisions/${plan}` });
    if (kind !== 'plan' && file && random.chance(0.12)) {
      links.push({ relation: random.pick(['answers', 'supersedes', 'same-as']), to: `decisions/${file}` });
    }
    const known = kind === 'plan' ? this.#plans : this.#files;
    known.set(contributor, [...(known.get(contributor) ?? []), id].slice(-REMEMBERED));
    return links;
  }
}
