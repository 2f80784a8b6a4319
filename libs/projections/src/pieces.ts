import type { Piece, Span } from './definition.js';

/** A piece as it is stored: its content as JSON text, and one text by which equal pieces are found equal. */
export interface StoredPiece extends Span {
  readonly content: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly signature: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The pieces in order of valid time, neighbours that say the same joined to one.
 * @throws RangeError when a span is empty or no calendar day, or two pieces overlap
 */
export function storedPieces(pieces: readonly Piece[], keys: readonly string[]): readonly StoredPiece[] {
  const ordered = pieces.toSorted((a, b) => compareStarts(a.from, b.from));
  const stored: StoredPiece[] = [];
  for (const piece of ordered) {
    const { from, until } = checkedSpan(piece);
    const before = stored.at(-1);
    if (before && (before.until === null || from === null || before.until > from)) {
      throw new RangeError(`Pieces overlap: ${spanText(before)} and ${spanText(piece)}`);
    }
    const next = storedPiece({ from, until }, JSON.stringify(piece.row), present(piece.keys, keys));
    if (before && before.until === from && sameSaying(before, next)) {
      stored[stored.length - 1] = storedPiece({ from: before.from, until }, next.content, next.keys);
    } else {
      stored.push(next);
    }
  }
  return stored;
}

export function storedPiece(
  { from, until }: Span,
  content: string,
  keys: Readonly<Record<string, string>>,
): StoredPiece {
  return { from, until, content, keys, signature: `${from}/${until}/${JSON.stringify(keys)}/${content}` };
}

/** A span as PostgreSQL's daterange. */
export function spanText({ from, until }: Span): string {
  return `[${from ?? ''},${until ?? ''})`;
}

function sameSaying(a: StoredPiece, b: StoredPiece): boolean {
  return a.content === b.content && JSON.stringify(a.keys) === JSON.stringify(b.keys);
}

/** The keys that are there, in the definition's order, so that equal ones make equal text. */
function present(given: Piece['keys'], names: readonly string[]): Readonly<Record<string, string>> {
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new RangeError(`The definition has no key ${unknown}`);
  return Object.fromEntries(names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}

export function checkedSpan({ from, until }: Span): Span {
  for (const day of [from, until]) {
    if (day !== null && !DAY.test(day)) throw new RangeError(`Not a calendar day: ${day}`);
  }
  if (from !== null && until !== null && from >= until)
    throw new RangeError(`Empty span: ${spanText({ from, until })}`);
  return { from, until };
}

function compareStarts(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return a === null || (b !== null && a < b) ? -1 : 1;
}
