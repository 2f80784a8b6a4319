import { Client } from 'pg';

export const OWNER = 'acta_owner';
const NAME = 'acta presence';

export function urlOf(port: number, password: string, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

/** A connection held for as long as this process uses the server: it tells others that somebody is there. */
export class Presence {
  #isLost = false;

  private constructor(private readonly client: Client) {
    client.on('error', () => undefined);
    client.on('end', () => {
      this.#isLost = true;
    });
  }

  /** Undefined where the server cannot be reached. It has the database `acta` by then. */
  static async at(port: number, password: string): Promise<Presence | undefined> {
    const client = new Client({ connectionString: urlOf(port, password, 'postgres'), application_name: NAME });
    const presence = new Presence(client);
    try {
      await client.connect();
      const { rowCount } = await client.query(`select from pg_database where datname = 'acta'`);
      if (!rowCount) await client.query('create database acta').catch(ignoreDuplicate);
      return presence;
    } catch {
      await client.end().catch(() => undefined);
      return undefined;
    }
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** @returns whether other processes use the server */
  async end(): Promise<boolean> {
    const others = await this.client
      .query(`select from pg_stat_activity where application_name = '${NAME}' and pid <> pg_backend_pid()`)
      .catch(() => undefined);
    await this.client.end().catch(() => undefined);
    return Boolean(others?.rowCount);
  }
}

function ignoreDuplicate(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}
