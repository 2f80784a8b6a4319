import { assertStorable, checkedSpan } from './checks.js';
import type { Growth, Piece, Span } from './definition.js';
import type { RowText } from './row-text.js';
import { isSameJson } from './same-json.js';

/** A piece whose form is checked; its keys are in the definition's order. */
export interface CheckedPiece extends Span {
  readonly keys: readonly (string | null)[];
  readonly row: unknown;
}

/** A piece as it is stored, its row as JSON text; a row that is known is compared instead of the text, which is quicker. */
export interface StoredPiece extends Span {
  readonly keys: readonly (string | null)[];
  readonly content: string;
  readonly row?: unknown;
  /** Whether it was believed with a later end before; only one earlier end is kept in a row. */
  readonly cut?: boolean;
}

/** Checks the pieces of one history after another, and joins neighbours that say the same. Those that are kept are not looked at again. */
export class PieceChecks {
  readonly #keys: readonly string[];
  /** How many pieces were there, and the last of them, after each one that was given. */
  readonly #after: { readonly count: number; readonly last: CheckedPiece }[] = [];
  readonly #checked: CheckedPiece[] = [];

  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  /** In order of valid time. */
  get pieces(): readonly CheckedPiece[] {
    return this.#checked;
  }

  /**
   * @returns how many of the pieces are the very same as before, from the first on
   * @throws RangeError when a span is empty or no calendar day, two pieces overlap, or the database would refuse one
   */
  grow({ kept, added }: Growth): number {
    this.#after.splice(kept);
    const { count, last } = this.#after.at(-1) ?? { count: 0 };
    const before = this.#checked[count - 1];
    this.#checked.splice(count);
    if (last) this.#checked[count - 1] = last;
    for (const piece of added) {
      this.#add(this.#checked, piece);
      this.#after.push({ count: this.#checked.length, last: this.#checked.at(-1) as CheckedPiece });
    }
    return this.#checked[count - 1] === before ? count : count - 1;
  }

  #add(checked: CheckedPiece[], piece: Piece): void {
    const { from, until } = checkedSpan(piece);
    const before = checked.at(-1);
    if (before && (before.until === null || from === null || before.until > from)) {
      throw new RangeError(`Pieces overlap: ${spanText(before)} and ${spanText(piece)}`);
    }
    const next = { from, until, keys: keysInOrder(piece.keys, this.#keys), row: piece.row };
    if (before?.until === from && from !== null && sameKeys(before, next) && isSameJson(before.row, next.row)) {
      checked[checked.length - 1] = { ...before, until };
    } else {
      checked.push(next);
    }
  }
}

/** @param text of the rows of the same stream */
export function storedPiece({ from, until, keys, row }: CheckedPiece, text: RowText): StoredPiece {
  const content = text.of(row);
  if (content === undefined) throw new RangeError('A row is no JSON');
  return { from, until, keys, content, row };
}

/** Whether a piece says what a stored one says, whenever they hold. */
export function saysTheSame(piece: CheckedPiece, stored: StoredPiece): boolean {
  if (!sameKeys(piece, stored)) return false;
  return stored.row === undefined ? JSON.stringify(piece.row) === stored.content : isSameJson(piece.row, stored.row);
}

/** A span as PostgreSQL's daterange. */
export function spanText({ from, until }: Span): string {
  return `[${from ?? ''},${until ?? ''})`;
}

function sameKeys(a: Pick<StoredPiece, 'keys'>, b: Pick<StoredPiece, 'keys'>): boolean {
  return a.keys.every((key, index) => key === b.keys[index]);
}

function keysInOrder(given: Piece['keys'], names: readonly string[]): readonly (string | null)[] {
  for (const name in given) {
    if (!names.includes(name)) throw new RangeError(`The definition has no key ${name}`);
  }
  return names.map((name) => {
    const key = given[name];
    if (key === undefined) return null;
    assertStorable(key);
    return key;
  });
}

export function byBeginning({ from: a }: Span, { from: b }: Span): number {
  if (a === b) return 0;
  return a === null || (b !== null && a < b) ? -1 : 1;
}
