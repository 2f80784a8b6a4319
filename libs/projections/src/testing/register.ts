import { randomUUID } from 'node:crypto';
import { PostgresEventStore } from '@acta/event-store';
import { Pool } from 'pg';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { ProjectionDefinition } from '../definition.js';
import { PostgresLogReader } from '../postgres-log-reader.js';
import { Projections } from '../projections.js';
import type { LevelEvent } from './levels.js';

export interface TestRegister {
  readonly url: string;
  readonly pool: Pool;
  readonly log: PostgresLogReader;
  projections(...definitions: ProjectionDefinition[]): Promise<Projections>;
  /** Records events in a stream. @returns the last one's position */
  record(stream: string, ...events: LevelEvent[]): Promise<bigint>;
  close(): Promise<void>;
}

/** An empty register in a database of its own. */
export async function testRegister(): Promise<TestRegister> {
  const database = await createTestDatabase();
  const pool = new Pool({ connectionString: database.url });
  // The pool says that it has ended while its connections are still about to; the database that is dropped then ends them.
  pool.on('error', () => undefined);
  const store = new PostgresEventStore({ connectionString: database.url });
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
    async record(stream, ...events) {
      const append = { stream, expected: 'any' as const, events: events.map((data) => newEvent(data)) };
      const { position } = await store.append([append]);
      return position;
    },
    async close() {
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}

function newEvent(data: LevelEvent) {
  const metadata = { actor: 'clerk', commandId: randomUUID(), requestHash: '' };
  return { id: randomUUID(), type: data.type, schema: 1, data: { ...data }, metadata };
}
