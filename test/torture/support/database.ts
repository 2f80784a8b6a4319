import { Client, Pool } from 'pg';

/** Lends a connection. */
export async function withClient<Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  client.on('error', ignore);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

export function openPool(url: string): Pool {
  const pool = new Pool({ connectionString: url });
  pool.on('error', ignore);
  return pool;
}

/** A lost connection is noticed by the query that wants it; without a listener it would end the process. */
function ignore(): void {}
