import { Recorder, type RecordAnswer, type RecordRequest } from '@acta/application';
import { lift } from '@acta/domain';
import { PostgresEventStore } from '@acta/event-store';
import { openIdentity, type Identity } from '@acta/platform';
import { v7 as uuid } from 'uuid';
import { createTestDatabase } from './test-database.js';

export interface TestRegister {
  readonly url: string;
  readonly store: PostgresEventStore;
  readonly identity: Identity;
  readonly recorder: Recorder;
  /** Records as a clerk, by path: `record('parties/belgium/register', { data })`. */
  record(path: string, body: unknown, more?: Partial<RecordRequest>): Promise<RecordAnswer>;
  close(): Promise<void>;
}

/** An empty register on a database of its own. */
export async function openTestRegister(): Promise<TestRegister> {
  const database = await createTestDatabase();
  const identity = await openIdentity(database.url);
  const store = new PostgresEventStore({ connectionString: database.url, lift });
  const recorder = new Recorder(store, identity.people);
  const actor = uuid();
  return {
    url: database.url,
    store,
    identity,
    recorder,
    record: (path, body, more) => {
      const [collection = '', ...rest] = path.split('/');
      const command = rest.pop() ?? '';
      return recorder.record({ collection, id: rest.join('/'), command, body, actor, ...more });
    },
    async close() {
      await store.close();
      await identity.close();
      await database.drop();
    },
  };
}
