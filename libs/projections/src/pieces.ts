import { assertStorable, checkedSpan } from './checks.js';
import type { Piece, Span } from './definition.js';
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

/**
 * Checks the pieces of one history after another, and joins neighbours that say the same. Those that come first and are the
 * very same objects as the time before are not looked at again.
 */
export class PieceChecks {
  readonly #keys: readonly string[];
  #given: readonly Piece[] = [];
  /** How many pieces were there, and the last of them, after each one that was given. */
  #after: readonly { readonly count: number; readonly last: CheckedPiece }[] = [];
  #checked: readonly CheckedPiece[] = [];

  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  /**
   * The pieces in order of valid time.
   * @throws RangeError when a span is empty or no calendar day, two pieces overlap, or the database would refuse one
   */
  check(pieces: readonly Piece[]): readonly CheckedPiece[] {
    const given = isInOrder(pieces) ? pieces : pieces.toSorted(byBeginning);
    const known = samePrefix(given, this.#given);
    const after = this.#after.slice(0, known);
    const { count, last } = after.at(-1) ?? { count: 0 };
    const checked = this.#checked.slice(0, count);
    if (last) checked[count - 1] = last;
    for (const piece of given.slice(known)) {
      this.#add(checked, piece);
      after.push({ count: checked.length, last: checked.at(-1) as CheckedPiece });
    }
    [this.#given, this.#after, this.#checked] = [given, after, checked];
    return checked;
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

/** How many items two lists have in common at their beginning. */
export function samePrefix(a: readonly unknown[], b: readonly unknown[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
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

function isInOrder(pieces: readonly Piece[]): boolean {
  return pieces.every((piece, index) => index === 0 || byBeginning(pieces[index - 1] as Piece, piece) <= 0);
}

export function byBeginning({ from: a }: Span, { from: b }: Span): number {
  if (a === b) return 0;
  return a === null || (b !== null && a < b) ? -1 : 1;
}
