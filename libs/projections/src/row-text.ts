interface Field {
  readonly value: unknown;
  readonly text: string | undefined;
  /** The texts of its items, where it is a list. */
  readonly items: readonly string[];
}

/**
 * The JSON text of rows that come one after another. A field, or an item of one, that is the very same as in the row before is not
 * written anew: most of what a row says was there already.
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
    const items = isPlainList(value) ? itemsOf(value, before) : [];
    const json = isPlainList(value) ? `[${items.join()}]` : (JSON.stringify(value) as string | undefined);
    const text = json === undefined ? undefined : `${JSON.stringify(name)}:${json}`;
    this.#fields.set(name, { value, text, items });
    return text;
  }
}

const isPlainList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && !('toJSON' in value);

function itemsOf(list: readonly unknown[], before: Field | undefined): readonly string[] {
  const known = Array.isArray(before?.value) ? (before.value as readonly unknown[]) : [];
  return list.map((item, index) => {
    const place = known[index] === item ? index : known.indexOf(item);
    return before?.items[place] ?? (JSON.stringify(item) as string | undefined) ?? 'null';
  });
}
