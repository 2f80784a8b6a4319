import { type DataSource, In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { personEntity } from './entities.js';

/** The names behind the opaque ids of speakers and actors. */
export class PersonRegistry {
  constructor(private readonly source: DataSource) {}

  /** The id of each name, made for a name that is new. */
  async idsOf(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(names)];
    const known = await this.known(wanted);
    const missing = wanted.filter((name) => !known.has(name));
    if (missing.length === 0) return known;
    const rows = missing.map((name) => ({ id: uuid(), name }));
    await this.people().createQueryBuilder().insert().values(rows).orIgnore().execute();
    return this.known(wanted);
  }

  /** The ids of the names that are known already; nothing is made. */
  async known(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (names.length === 0) return new Map();
    const rows = await this.people().findBy({ name: In([...names]) });
    return new Map(rows.map(({ id, name }) => [name ?? '', id]));
  }

  /** The name behind each id; an erased or unknown one is left out. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.people().findBy({ id: In([...new Set(ids)]) });
    return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
  }

  private people() {
    return this.source.getRepository(personEntity);
  }
}
