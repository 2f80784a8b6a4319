import { createHmac } from 'node:crypto';
import { Client } from 'pg';

const LOGIN = 'acta_server';

/**
 * A login with no more rights than serving takes: it cannot change an event, nor the schema. Its password follows from the
 * owner's, so that processes that start at the same moment agree on it.
 * @param ownerUrl of a database whose migrations are carried out: they make the roles
 */
export async function serverLogin(ownerUrl: string): Promise<string> {
  const owner = new URL(ownerUrl);
  const password = createHmac('sha256', decodeURIComponent(owner.password)).update(LOGIN).digest('hex');
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [LOGIN]);
    if (!rowCount) {
      // Another process may be first; it makes the same role.
      await client.query(`create role ${LOGIN} login password '${password}'`).catch(ignoreExisting);
    }
    await client.query(`grant acta_app, acta_projector to ${LOGIN}`).catch(ignoreExisting);
  } finally {
    await client.end();
  }
  return Object.assign(owner, { username: LOGIN, password }).href;
}

function ignoreExisting(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505' && error.code !== 'XX000') throw error;
}
