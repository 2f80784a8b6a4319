import type { Pool } from 'pg';

/** The values that columns ever had, each looked up once: what comes later is of no position that is asked about. */
export class ValuesEver {
  readonly #pool: Pool;
  readonly #known = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  in(table: string, column: string): Promise<ReadonlySet<string>> {
    const name = `${table} ${column}`;
    const values = this.#known.get(name) ?? this.#look(table, column);
    this.#known.set(name, values);
    return values;
  }

  async #look(table: string, column: string): Promise<ReadonlySet<string>> {
    const { rows } = await this.#pool.query<{ value: string }>(
      `select distinct ${column} as value from ${table} where ${column} is not null`,
    );
    return new Set(rows.map(({ value }) => value));
  }
}
