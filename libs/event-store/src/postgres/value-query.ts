import type { Client, Submittable } from 'pg';

export interface Statement {
  /** With a name the statement is prepared once per connection. */
  readonly name?: string | undefined;
  readonly text: string;
  /** Texts, or PostgreSQL's binary format. */
  readonly values: readonly (string | Buffer)[];
}

/** Runs a statement that answers one value, which stays as the text that came over the wire. */
export function queryValue(client: Client, statement: Statement): Promise<string> {
  return new Promise((resolve, reject) => {
    client.query(new ValueQuery(statement, (error, value) => (error ? reject(error) : resolve(value as string))));
  });
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
class ValueQuery implements Submittable {
  readonly name: string | undefined;
  readonly text: string;
  readonly #values: Statement['values'];
  #value: string | undefined;

  constructor(
    { name, text, values }: Statement,
    /** The driver puts one of its own in its place, to limit the time that an answer may take. */
    public callback: (error: Error | null, value?: string) => void,
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

  handleDataRow({ fields }: { readonly fields: readonly [string] }): void {
    this.#value = fields[0];
  }

  /** The transaction is not over by now: it is committed when the server is ready for the next query. */
  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.callback(null, this.#value);
  }

  handleError(error: Error): void {
    this.callback(error);
  }
}
