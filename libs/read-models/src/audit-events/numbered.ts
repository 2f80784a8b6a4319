/** Conditions with their parameters, numbered as they come. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly texts: string[] = [];
  /** One of these has to be met too, each of which is looked up by an index of its own; empty: none has to. */
  alternatives: readonly string[] = [];

  /** @param text with `?` for each value, in order; left out where a value is undefined */
  add(text: string, ...values: readonly unknown[]): void {
    if (!values.includes(undefined)) this.texts.push(this.number(text, ...values));
  }

  /** The text with its values as parameters. */
  number(text: string, ...values: readonly unknown[]): string {
    const parts = text.split('?').values();
    let numbered = parts.next().value ?? '';
    for (const value of values) numbered += `$${this.values.push(value)}${parts.next().value ?? ''}`;
    return numbered;
  }
}
