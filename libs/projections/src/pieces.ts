import { assertStorable, checkedSpan } from './checks.js';
import type { Piece, Span } from './definition.js';
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
}

/**
 * The pieces in order of valid time, neighbours that say the same joined to one.
 * @throws RangeError when a span is empty or no calendar day, two pieces overlap, or the database would refuse one
 */
export function checkedPieces(pieces: readonly Piece[], keys: readonly string[]): readonly CheckedPiece[] {
  const checked: CheckedPiece[] = [];
  for (const piece of pieces.toSorted(byBeginning)) {
    const { from, until } = checkedSpan(piece);
    const before = checked.at(-1);
    if (before && (before.until === null || from === null || before.until > from)) {
      throw new RangeError(`Pieces overlap: ${spanText(before)} and ${spanText(piece)}`);
    }
    const next = { from, until, keys: keysInOrder(piece.keys, keys), row: piece.row };
    if (before?.until === from && from !== null && sameKeys(before, next) && isSameJson(before.row, next.row)) {
      checked[checked.length - 1] = { ...before, until };
    } else {
      checked.push(next);
    }
  }
  return checked;
}

export function storedPiece({ from, until, keys, row }: CheckedPiece): StoredPiece {
  const content = JSON.stringify(row) as string | undefined;
  if (content === undefined) throw new RangeError('A row is no JSON');
  return { from, until, keys, content, row };
}

export function isStoredAs(piece: CheckedPiece, stored: StoredPiece): boolean {
  if (piece.from !== stored.from || piece.until !== stored.until || !sameKeys(piece, stored)) return false;
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

function byBeginning({ from: a }: Span, { from: b }: Span): number {
  if (a === b) return 0;
  return a === null || (b !== null && a < b) ? -1 : 1;
}
