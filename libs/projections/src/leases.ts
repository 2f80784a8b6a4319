import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { ProjectionDefinition } from './definition.js';

/** The right to write a generation. It ends by itself; a write names its epoch, so that a late one of a former owner changes nothing. */
export interface Lease {
  readonly generation: number;
  readonly epoch: bigint;
  /** Everything up to it is in the rows. */
  position: bigint;
}

export interface LiveLease extends Lease {
  readonly definition: ProjectionDefinition;
}

interface LeaseRow {
  readonly name: string;
  readonly generation: number;
  readonly epoch: string;
  readonly position: string;
}

const TAKE = `
  update projection_generation g
  set epoch = g.epoch + case when g.owner = $1 then 0 else 1 end, owner = $1,
    leased_until = clock_timestamp() + $2 * interval '1 millisecond'`;
const FREE = `(g.owner is null or g.owner = $1 or g.leased_until < clock_timestamp())`;

/** The leases of one worker. */
export class Leases {
  readonly owner = randomUUID();
  readonly #pool: Pool;
  readonly #duration: number;

  /** @param duration in milliseconds, by the database's clock */
  constructor(pool: Pool, duration: number) {
    this.#pool = pool;
    this.#duration = duration;
  }

  /** Takes or renews the live generations of these definitions, as far as they are free, not paused, and of their version. */
  async takeLive(definitions: readonly ProjectionDefinition[]): Promise<readonly LiveLease[]> {
    const { rows } = await this.#pool.query<LeaseRow>(
      `${TAKE} from projection p
       where p.live = g.generation and not p.paused and ${FREE}
         and (p.name, g.version) in (select * from unnest($3::text[], $4::integer[]))
       returning p.name, g.generation, g.epoch, g.position`,
      [this.owner, this.#duration, definitions.map(({ name }) => name), definitions.map(({ version }) => version)],
    );
    return rows.flatMap((row) => {
      const definition = definitions.find(({ name }) => name === row.name);
      return definition ? [{ ...leaseOf(row), definition }] : [];
    });
  }

  /** Takes or renews one generation; undefined while another worker has it. */
  async take(generation: number): Promise<Lease | undefined> {
    const { rows } = await this.#pool.query<LeaseRow>(
      `${TAKE} where g.generation = $3 and ${FREE} returning g.generation, g.epoch, g.position`,
      [this.owner, this.#duration, generation],
    );
    return rows[0] && leaseOf(rows[0]);
  }

  /** Takes a generation from whoever has it. */
  async seize(generation: number): Promise<Lease> {
    const { rows } = await this.#pool.query<LeaseRow>(
      `${TAKE} where g.generation = $3 returning g.generation, g.epoch, g.position`,
      [this.owner, this.#duration, generation],
    );
    return leaseOf(rows[0] as LeaseRow);
  }

  /** Lets go of everything, so that another worker need not wait. */
  async release(): Promise<void> {
    await this.#pool.query(
      `update projection_generation set epoch = epoch + 1, owner = null, leased_until = null where owner = $1`,
      [this.owner],
    );
  }
}

function leaseOf(row: LeaseRow): Lease {
  return { generation: row.generation, epoch: BigInt(row.epoch), position: BigInt(row.position) };
}
