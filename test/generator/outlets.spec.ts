import { importCase, Recorder } from '@acta/application';
import { lift } from '@acta/domain';
import { PostgresEventStore } from '@acta/event-store';
import type { RecordedEvent } from '@acta/kernel';
import { openIdentity } from '@acta/platform';
import { PostgresLogReader, Projections } from '@acta/projections';
import { projectionDefinitions } from '@acta/read-models';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { parseCaseFile } from '../../apps/cli/src/parse-case-file.js';
import { createTestDatabase } from '../support/test-database.js';
import { openTestRegister } from '../support/register.js';
import { caseLines } from './case-lines.js';
import { copyRegister } from './copy-register.js';
import { people, registerOf } from './register.js';

/** Every projection is built twice, and the case recorded twice. */
const PATIENCE_MS = 120_000;

const size = { decisions: 30, events: 2000, seed: 'outlets' };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** What two records of the same commands have in common: all but who recorded it, when, and the ids of persons. */
const told = (
  { id, stream, version, position, type, schema, data }: RecordedEvent,
  names: ReadonlyMap<string, string>,
) => {
  const text = JSON.stringify(data).replaceAll(person, (_, found: string) => `"person":"${names.get(found)}"`);
  return [position, id, stream, version, type, schema, text];
};
const person = /"person":"([^"]+)"/g;
const personsIn = (events: readonly RecordedEvent[]): readonly string[] =>
  events.flatMap(({ data }) => [...JSON.stringify(data).matchAll(person)].map(([, found]) => found ?? ''));

const caseFile = () => parseCaseFile([...caseLines(size, registerOf(size))].join(''));

async function filled(): Promise<string> {
  const database = await createTestDatabase();
  closing.push(() => database.drop());
  await copyRegister(database.url, registerOf(size));
  return database.url;
}

describe('the case file of a generated register', () => {
  it(
    'is recorded by the recorder with the very events that were generated',
    async () => {
      const register = await openTestRegister();
      closing.push(() => register.close());
      const record = register.recorder.record.bind(register.recorder);
      await importCase(caseFile(), { actor: 'clerk', record });

      const stored: RecordedEvent[] = [];
      for await (const event of register.store.readAll()) stored.push(event);
      const generated = Array.from(registerOf(size), ({ event }) => event);
      const names = await register.identity.people.namesOf(personsIn(stored));
      expect(stored.map((event) => told(event, names))).toEqual(generated.map((event) => told(event, people)));
    },
    PATIENCE_MS,
  );

  it(
    'is recognised as recorded where the register was copied',
    async () => {
      const url = await filled();
      const identity = await openIdentity(url);
      closing.push(() => identity.close());
      const store = new PostgresEventStore({ connectionString: url, lift });
      closing.push(() => store.close());
      const recorder = new Recorder(store, identity.people);
      const done = await importCase(caseFile(), { actor: 'clerk', record: (request) => recorder.record(request) });
      expect(done).toMatchObject({ recorded: 0, repeated: size.events });
    },
    PATIENCE_MS,
  );
});

describe('a register that was copied', () => {
  it(
    'comes to the same rows projected as it is rebuilt',
    async () => {
      const url = await filled();
      const pool = new Pool({ connectionString: url });
      closing.push(() => pool.end());
      const projections = new Projections({
        pool,
        log: new PostgresLogReader(pool, { lift }),
        definitions: projectionDefinitions,
      });
      await projections.ensure();
      const projector = projections.projector();
      while (await projector.step());
      expect(await projections.parked()).toEqual([]);
      for (const { name } of projectionDefinitions) {
        const { comparison } = await projections.rebuild(name, { takeOver: 'if-same' });
        expect({ name, isSame: comparison.same }).toEqual({ name, isSame: true });
      }
    },
    PATIENCE_MS,
  );

  it('is not written over another', async () => {
    const url = await filled();
    await expect(copyRegister(url, registerOf(size))).rejects.toThrow('an empty one');
  });
});
