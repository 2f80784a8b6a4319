import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { checkLog } from './check.js';
import type { Attempt, HistoryLine, Outcome } from './history.js';
import { withHistory } from './with-history.js';
import { dataOf } from './writers.js';

describe('the check of a log against its history', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    // Only here are events ever removed.
    await client.query('drop trigger event_is_append_only on event');
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  beforeEach(() => client.query('truncate event'));

  const attempt = (
    key: string,
    stream: string,
    expected: Attempt['parts'][number]['expected'],
    events = 1,
  ): Attempt => {
    return { key, parts: [{ stream, expected, ids: Array.from({ length: events }, () => randomUUID()) }] };
  };
  const meant = (intent: Attempt): HistoryLine => ({ slot: 0, intent });
  const heard = ({ key }: Attempt, outcome: Outcome): HistoryLine => ({ slot: 0, key, outcome, ms: 1 });
  const acknowledged = (position: number, version: number): Outcome => {
    return { kind: 'acknowledged', positions: [`${position}`], versions: [version] };
  };
  const recorded = (
    about: Attempt,
    position: number,
    version: number,
    index = 0,
    recordedAt = '2026-11-24T12:00:00Z',
  ) =>
    client.query(
      `insert into event (position, recorded_at, version, schema, id, stream, type, data, metadata)
       values ($1, $2, $3, 1, $4, $5, 'Tortured', $6, '{}')`,
      [
        position,
        recordedAt,
        version,
        about.parts[0]?.ids[index],
        about.parts[0]?.stream,
        JSON.stringify(dataOf(about.key, index)),
      ],
    );
  const check = (...lines: readonly HistoryLine[]) =>
    withHistory(async (path, attempts) => {
      await appendFile(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      await attempts.read();
      return checkLog(database.url, attempts);
    });

  const a = attempt('a', 'one', 0);
  const b = attempt('b', 'one', 1);

  it('holds when every promise was kept', async () => {
    await recorded(a, 1, 1);
    await recorded(b, 2, 2);
    const unheard = attempt('c', 'two', 0);
    await recorded(unheard, 3, 1);
    const lines = [meant(a), heard(a, acknowledged(1, 1)), meant(b), heard(b, acknowledged(2, 2)), meant(unheard)];
    await expect(check(...lines)).resolves.toBe(3);
  });

  it('finds an acknowledged append that is lost', async () => {
    await expect(check(meant(a), heard(a, acknowledged(1, 1)))).rejects.toThrow('lost: 1');
  });

  it('finds an append that stands elsewhere than its writer was told', async () => {
    await recorded(a, 1, 1);
    await expect(check(meant(a), heard(a, acknowledged(2, 1)))).rejects.toThrow('elsewhere than acknowledged');
  });

  it('finds gaps in the positions and in the versions', async () => {
    await recorded(a, 1, 1);
    const late = attempt('late', 'one', 'any');
    await recorded(late, 3, 3);
    const checked = check(meant(a), meant(late));
    await expect(checked).rejects.toThrow('gap in the positions');
    await expect(checked).rejects.toThrow('gap in the versions');
  });

  it('finds an append that is there by half', async () => {
    const two = attempt('two', 'one', 0, 2);
    await recorded(two, 1, 1);
    await expect(check(meant(two))).rejects.toThrow('half-written');
  });

  it('finds an append that something came between', async () => {
    const two = attempt('two', 'one', 0, 2);
    const other = attempt('other', 'else', 0);
    await recorded(two, 1, 1);
    await recorded(other, 2, 1);
    await recorded(two, 3, 2, 1);
    await expect(check(meant(two), meant(other))).rejects.toThrow('torn apart');
  });

  it('finds what was refused and is there', async () => {
    await recorded(a, 1, 1);
    await expect(check(meant(a), heard(a, { kind: 'refused' }))).rejects.toThrow('refused and recorded');
  });

  it('finds what stands before an append that was acknowledged before it began', async () => {
    const other = attempt('other', 'two', 0);
    await recorded(other, 1, 1);
    await recorded(a, 2, 1);
    await expect(check(meant(a), heard(a, acknowledged(2, 1)), meant(other))).rejects.toThrow('out of order');
  });

  it('finds what was recorded against its expectation', async () => {
    await recorded(a, 1, 1);
    const stale = attempt('stale', 'one', 0);
    await recorded(stale, 2, 2);
    await expect(check(meant(a), meant(stale))).rejects.toThrow('recorded against its expectation');
  });

  it('finds what nobody meant', async () => {
    await recorded(a, 1, 1);
    await expect(check()).rejects.toThrow('nobody meant it');
  });

  it('finds a clock that went back', async () => {
    await recorded(a, 1, 1);
    await recorded(b, 2, 2, 0, '2026-11-24T11:00:00Z');
    await expect(check(meant(a), meant(b))).rejects.toThrow('recorded_at went back');
  });
});
