const EXAMPLES = 5;

/** What is wrong, gathered by kind: the first few in words, the others counted. */
export class Findings {
  readonly #byKind = new Map<string, string[]>();

  add(kind: string, what: string): void {
    const found = this.#byKind.get(kind);
    if (found) found.push(what);
    else this.#byKind.set(kind, [what]);
  }

  throwIfAny(): void {
    if (this.#byKind.size === 0) return;
    const lines = [...this.#byKind].map(
      ([kind, found]) => `${kind}: ${found.length}, such as ${found.slice(0, EXAMPLES).join('; ')}`,
    );
    throw new Error(lines.join('\n'));
  }
}
