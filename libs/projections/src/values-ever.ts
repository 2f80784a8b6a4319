import type { Pool } from 'pg';

/** The values that a column had when a projection was at a position or beyond, but for those of streams that lacked something. */
interface Looked {
  readonly position: bigint;
  readonly lacking: string;
  readonly values: Promise<ReadonlySet<string>>;
}

/** Up to which position tables show everything, but for some streams. */
interface Shown {
  readonly position: bigint;
  readonly incomplete: readonly string[];
}

const looked = new WeakMap<Pool, Map<string, Looked>>();

/** The values that columns ever had, each looked up once for all views up to a position: what comes later is of none that is asked about. */
export class ValuesEver {
  readonly #pool: Pool;
  readonly #position: bigint;
  readonly #lacking: string;

  /** @param shown what is in the tables for certain, and what is not */
  constructor(pool: Pool, { position, incomplete }: Shown) {
    this.#pool = pool;
    this.#position = position;
    this.#lacking = JSON.stringify(incomplete);
  }

  in(table: string, column: string): Promise<ReadonlySet<string>> {
    const name = `${table} ${column}`;
    const known = looked.get(this.#pool) ?? new Map<string, Looked>();
    looked.set(this.#pool, known);
    const last = known.get(name);
    if (last && last.position >= this.#position && last.lacking === this.#lacking) return last.values;
    const values = this.#look(table, column);
    known.set(name, { position: this.#position, lacking: this.#lacking, values });
    values.catch(() => known.delete(name));
    return values;
  }

  async #look(table: string, column: string): Promise<ReadonlySet<string>> {
    const { rows } = await this.#pool.query<{ value: string }>(
      `select distinct ${column} as value from ${table} where ${column} is not null`,
    );
    return new Set(rows.map(({ value }) => value));
  }
}
