import { v7 as uuid } from 'uuid';
import type { People } from '../people.js';

/** People who are on record, and those who are merely supposed to have spoken: their ids are forgotten with them. */
export class SupposedPeople implements People {
  readonly #people: People;
  readonly #supposed = new Map<string, string>();

  constructor(people: People) {
    this.#people = people;
  }

  async idsOf(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const known = await this.#people.known(names);
    for (const name of names) if (!known.has(name)) this.#supposed.set(name, this.#supposed.get(name) ?? uuid());
    return new Map([...this.#supposed, ...known]);
  }

  async known(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map([...this.#supposed, ...(await this.#people.known(names))]);
  }

  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const supposed = [...this.#supposed].map(([name, id]) => [id, name] as const);
    const isSupposed = new Set(this.#supposed.values());
    return new Map([...supposed, ...(await this.#people.namesOf(ids.filter((id) => !isSupposed.has(id))))]);
  }
}
