import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { Pool } from 'pg';
import { newEvents, newStream } from '../harness/sample.mjs';
import { execute } from '../harness/server.mjs';

const FUNCTIONS = [
  'message-store-version',
  'hash-64',
  'acquire-lock',
  'category',
  'is-category',
  'id',
  'cardinal-id',
  'stream-version',
  'write-message',
  'get-stream-messages',
];
const FILES = [
  'schema/message-store',
  'extensions/pgcrypto',
  'tables/messages',
  'types/message',
  ...FUNCTIONS.map((name) => `functions/${name}`),
  'indexes/messages-id',
  'indexes/messages-stream',
  'indexes/messages-category',
];

export async function openMessageDb(server, database = 'bench_message_db') {
  const url = await server.database(database);
  const folder = join(dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json')), 'database');
  const files = await Promise.all(FILES.map((file) => readFile(join(folder, `${file}.sql`), 'utf8')));
  await execute(url, `alter database ${database} set search_path = message_store, public`);
  await execute(url, ...files);
  const pool = new Pool({ connectionString: url, max: 32 });
  const write = (on, stream, event, expected) =>
    on.query({
      name: 'write',
      text: 'select write_message($1, $2, $3, $4, $5, $6)',
      values: [event.id, stream, event.type, event.data, event.metadata, expected],
    });
  return {
    appender(perAppend = 1) {
      const places = new Map();
      return async (writer) => {
        const place = places.get(writer) ?? { stream: newStream(), version: -1 };
        places.set(writer, place);
        const events = newEvents(perAppend);
        if (perAppend === 1) return void (await write(pool, place.stream, events[0], place.version++));
        const client = await pool.connect();
        await client.query('begin');
        for (const event of events) await write(client, place.stream, event, place.version++);
        await client.query('commit');
        client.release();
      };
    },
    async create(stream, count) {
      for (const event of newEvents(count)) await write(pool, stream, event, null);
    },
    async readStream(stream) {
      const { rows } = await pool.query({
        name: 'read',
        text: 'select * from get_stream_messages($1, 0, -1)',
        values: [stream],
      });
      return rows.map(({ data, metadata }) => [JSON.parse(data), JSON.parse(metadata)]).length;
    },
    close: () => pool.end(),
  };
}
