import { Client, type ClientConfig } from 'pg';

/** One connection of its own: opened when it is first needed, and again after it was lost. */
export class Connection {
  #client: Promise<Client> | undefined;

  constructor(
    private readonly config: ClientConfig,
    /** Runs on every new connection before anything else. */
    private readonly prepare: (client: Client) => Promise<unknown> = () => Promise.resolve(),
  ) {}

  /** The connection, opened if need be; rejects if the database cannot be reached. */
  client(): Promise<Client> {
    return this.#client ?? this.#open();
  }

  /** Gives the connection up; the next use opens another one. Resolves once it is closed. */
  async drop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.then((c) => c.end()).catch(() => undefined);
  }

  #open(): Promise<Client> {
    const client = new Client(this.config);
    const forget = () => {
      if (this.#client === opening) this.#client = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    const opening = this.#connect(client).catch(async (error: unknown) => {
      forget();
      await client.end().catch(() => undefined);
      throw error;
    });
    this.#client = opening;
    return opening;
  }

  async #connect(client: Client): Promise<Client> {
    await client.connect();
    await this.prepare(client);
    return client;
  }
}
