import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@acta/kernel';
import { Pool } from 'pg';
import { Projections1764000000002 } from '../../../../migrations/2-projections.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { ProjectionDefinition } from '../definition.js';
import { PostgresLogReader } from '../postgres-log-reader.js';
import { Projections } from '../projections.js';

export interface TestRegister {
  readonly url: string;
  readonly pool: Pool;
  readonly log: PostgresLogReader;
  projections(...definitions: ProjectionDefinition[]): Promise<Projections>;
  /** Records one event per datum in a stream. @returns the last one's position */
  record(stream: string, ...data: JsonObject[]): Promise<bigint>;
  close(): Promise<void>;
}

/** An empty register in a database of its own. */
export async function testRegister(): Promise<TestRegister> {
  const database = await createTestDatabase();
  const pool = new Pool({ connectionString: database.url });
  pool.on('error', () => undefined);
  await pool.query(`create table if not exists event (position bigint primary key, stream text collate "C" not null, version bigint not null,
    id uuid not null unique, type text not null, schema int not null, data text not null, metadata text not null,
    recorded_at timestamptz not null default now(), unique (stream, version))`);
  if (!(await pool.query(`select to_regclass('projection') t`)).rows[0].t) {
    await new Projections1764000000002().up({ query: (sql: string) => pool.query(sql) } as never);
  }
  const log = new PostgresLogReader(pool, { pageSize: 50 });
  return {
    url: database.url,
    pool,
    log,
    async projections(...definitions) {
      const projections = new Projections({ pool, log, definitions });
      await projections.ensure();
      return projections;
    },
    async record(stream, ...data) {
      let position = 0n;
      for (const datum of data) {
        const { rows } = await pool.query<{ position: string }>(
          `insert into event (position, stream, version, id, type, schema, data, metadata)
           values ((select coalesce(max(position), 0) + 1 from event), $1,
             (select coalesce(max(version), 0) + 1 from event where stream = $1), $2, $3, 1, $4, $5)
           returning position`,
          [stream, randomUUID(), datum['type'] ?? 'Noted', JSON.stringify(datum), JSON.stringify({ actor: 'clerk' })],
        );
        position = BigInt(rows[0]?.position ?? 0);
      }
      return position;
    },
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}
