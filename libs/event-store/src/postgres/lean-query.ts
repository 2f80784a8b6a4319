import type { ClientBase, Pool, Submittable } from 'pg';

export interface Statement {
  /** With a name the statement is prepared once per connection. */
  readonly name?: string | undefined;
  readonly text: string;
  /** Texts, or PostgreSQL's binary format. */
  readonly values: readonly (string | Buffer)[];
}

/** Runs a statement that answers one value, which stays as the text that came over the wire. */
export async function queryValue(client: ClientBase, statement: Statement): Promise<string> {
  const [row] = await queryRows<[string]>(client, statement);
  return row?.[0] as string;
}

/**
 * Runs a statement; the values of its rows stay as the texts that came over the wire.
 * @param timeoutMs after so long without an answer it rejects; default is the client's own setting
 */
export function queryRows<Row extends readonly string[]>(
  client: ClientBase,
  statement: Statement,
  timeoutMs?: number,
): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null, rows?: readonly string[][]) =>
      error ? reject(error) : resolve(rows as unknown as readonly Row[]);
    client.query(new LeanQuery(statement, settle, timeoutMs));
  });
}

/** The same on a connection of a pool, which is given up after an error. */
export async function queryPool<Row extends readonly string[]>(
  pool: Pool,
  statement: Statement,
  timeoutMs: number,
): Promise<readonly Row[]> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    const rows = await queryRows<Row>(client, statement, timeoutMs);
    isBroken = false;
    return rows;
  } finally {
    client.release(isBroken);
  }
}

/** What the driver's connection offers to a query of one's own making; its types are behind it. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  /** The texts of the prepared statements by name, as the driver notes them down when the server has parsed one. */
  readonly parsedStatements: Readonly<Record<string, string>>;
  parse(statement: { readonly name: string | undefined; readonly text: string }): void;
  bind(statement: { readonly statement: string | undefined; readonly values: readonly unknown[] }): void;
  execute(): void;
  sync(): void;
}

/**
 * A query as the driver takes them from others, such as cursors. Its own kind asks each time how the rows look, and
 * builds a result with a parser for every column: for a lone append that costs as much as all that the store does.
 */
class LeanQuery implements Submittable {
  readonly name: string | undefined;
  readonly text: string;
  readonly #values: Statement['values'];
  readonly #rows: string[][] = [];

  constructor(
    { name, text, values }: Statement,
    /** The driver puts one of its own in its place, to limit the time that an answer may take. */
    public callback: (error: Error | null, rows?: readonly string[][]) => void,
    readonly query_timeout: number | undefined,
  ) {
    this.name = name;
    this.text = text;
    this.#values = values;
  }

  submit(connection: unknown): void {
    const { name, text } = this;
    const wire = connection as Wire;
    // All messages in one write.
    wire.stream.cork();
    try {
      if (!name || !wire.parsedStatements[name]) wire.parse({ name, text });
      wire.bind({ statement: name, values: this.#values });
      wire.execute();
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  handleDataRow({ fields }: { readonly fields: string[] }): void {
    this.#rows.push(fields);
  }

  /** The transaction is not over by now: it is committed when the server is ready for the next query. */
  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.callback(null, this.#rows);
  }

  handleError(error: Error): void {
    this.callback(error);
  }
}
