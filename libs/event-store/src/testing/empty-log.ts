import { Client } from 'pg';

/** Only for tests: a log that starts anew, for which the owner has to take the table's guard off. */
export async function emptyLog(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`
      begin;
      alter table event disable trigger event_is_append_only;
      truncate event;
      alter table event enable always trigger event_is_append_only;
      commit`);
  } finally {
    await client.end();
  }
}
