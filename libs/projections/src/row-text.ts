interface Field {
  readonly value: unknown;
  readonly text: string | undefined;
}

/**
 * The JSON text of rows that come one after another. A field with the very same value as in the row before is not written anew:
 * most of what a row says was there already.
 */
export class RowText {
  readonly #fields = new Map<string, Field>();

  /** @returns the text as `JSON.stringify` has it; undefined where the row is no JSON */
  of(row: unknown): string | undefined {
    if (typeof row !== 'object' || row === null || Object.getPrototypeOf(row) !== Object.prototype) {
      return JSON.stringify(row) as string | undefined;
    }
    if ('toJSON' in row) return JSON.stringify(row);
    let text = '';
    for (const name of Object.keys(row)) {
      const field = this.#textOf(name, (row as Readonly<Record<string, unknown>>)[name]);
      if (field !== undefined) text += text === '' ? field : `,${field}`;
    }
    return `{${text}}`;
  }

  /** A field with its name; undefined where its value is no JSON. */
  #textOf(name: string, value: unknown): string | undefined {
    const before = this.#fields.get(name);
    if (before && before.value === value) return before.text;
    const json = JSON.stringify(value) as string | undefined;
    const text = json === undefined ? undefined : `${JSON.stringify(name)}:${json}`;
    this.#fields.set(name, { value, text });
    return text;
  }
}
