import { lift } from '@acta/domain';
import { PostgresEventStore } from '@acta/event-store';
import type { RecordedEvent } from '@acta/kernel';
import { type LogReader, PostgresLogReader, Projections, type View } from '@acta/projections';
import { Pool } from 'pg';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import { projectionDefinitions } from '../projection-definitions.js';

/** A register in a database of its own, with its projections kept up. */
export interface StoredRegister {
  readonly pool: Pool;
  readonly log: LogReader;
  readonly program: string;
  /** Records events as they are and has them projected. @returns the events as they were stored */
  record(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]>;
  view(): Promise<View>;
  close(): Promise<void>;
}

export async function storedRegister(): Promise<StoredRegister> {
  const database = await createTestDatabase();
  const pool = new Pool({ connectionString: database.url });
  pool.on('error', () => undefined);
  const store = new PostgresEventStore({ connectionString: database.url, lift });
  const log = new PostgresLogReader(pool, { lift });
  const projections = new Projections({ pool, log, definitions: projectionDefinitions });
  await projections.ensure();
  const projector = projections.projector();
  return {
    pool,
    log,
    program: 'under test',
    async record(events) {
      for (const { id, type, schema, data, metadata, stream } of events) {
        await store.append([{ stream, expected: 'any', events: [{ id, type, schema, data, metadata }] }]);
      }
      while (await projector.step());
      const stored: RecordedEvent[] = [];
      // To be compared: a stored event has no properties of its own.
      for await (const { id, type, schema, data, metadata, stream, version, position, recordedAt } of store.readAll()) {
        stored.push({ id, type, schema, data, metadata, stream, version, position, recordedAt });
      }
      return stored;
    },
    view: () => projections.view(),
    async close() {
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}
