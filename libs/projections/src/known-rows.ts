/**
 * Rows by their text. One that was read a short while ago is the very same object again: it need not be parsed, and what was made
 * of it is found by whoever remembers that. Rows are never changed.
 */
export class KnownRows {
  readonly #most: number;
  #recent = new Map<string, unknown>();
  #before: ReadonlyMap<string, unknown> = new Map();
  #length = 0;

  /** @param most characters of text that are kept, twice */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param text JSON */
  row(text: string): unknown {
    const recent = this.#recent.get(text);
    if (recent !== undefined) return recent;
    const row = this.#before.get(text) ?? JSON.parse(text);
    this.#recent.set(text, row);
    this.#length += text.length;
    if (this.#length > this.#most) [this.#before, this.#recent, this.#length] = [this.#recent, new Map(), 0];
    return row;
  }
}
