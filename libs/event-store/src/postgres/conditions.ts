import { escapeLiteral } from 'pg';
import type { ReadAll } from '../port.js';
import { textArray } from './binary-array.js';
import type { Statement } from './lean-query.js';

type Test = readonly [column: string, value: string | bigint | readonly string[]];

/** Which events of the log to read, as SQL. */
export class Conditions {
  /** By position alone; else what matches decides how to look for it. */
  readonly isPlain: boolean;
  readonly #tests: readonly Test[];

  constructor({ after = 0n, upTo, types, streamPrefix }: ReadAll) {
    this.isPlain = !types && !streamPrefix;
    this.#tests = [
      ['position >', after],
      ...(upTo === undefined ? [] : [['position <=', upTo] as const]),
      ...(types ? [['type =', types] as const] : []),
      ...(streamPrefix ? prefixRange(streamPrefix) : []),
    ];
  }

  /** With parameters from `$1` on. */
  asParameters(): { readonly sql: string; readonly values: Statement['values'] } {
    const sql = this.#tests.map(([test, value], index) =>
      typeof value === 'object' ? `${test} any ($${index + 1})` : `${test} $${index + 1}`,
    );
    const values = this.#tests.map(([, value]) => (typeof value === 'object' ? textArray(value) : String(value)));
    return { sql: sql.join(' and '), values };
  }

  /** For COPY, which takes no parameters. */
  asLiterals(): string {
    const sql = this.#tests.map(([test, value]) => {
      if (typeof value === 'bigint') return `${test} ${value}`;
      if (typeof value === 'string') return `${test} ${escapeLiteral(value)}`;
      return `${test} any (array[${value.map((item) => escapeLiteral(item)).join(', ')}]::text[])`;
    });
    return sql.join(' and ');
  }
}

/**
 * A range instead of LIKE: the index on the stream, in byte order, serves it however the statement is planned. Of the names that begin
 * so, none comes after the one that ends with the last character of all.
 */
function prefixRange(prefix: string): readonly Test[] {
  return [
    ['stream >=', prefix],
    ['stream <=', `${prefix}\u{10ffff}`],
  ];
}
