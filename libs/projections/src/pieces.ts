import type { Piece, Span } from './definition.js';

/** A piece as it is stored: its content as JSON text, and one text by which equal pieces are found equal. */
export interface StoredPiece extends Span {
  readonly content: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly signature: string;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
/** An index holds no longer ones. */
const LONGEST_KEY = 500;

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
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, storable(given[name])]])),
  );
}

/** @throws RangeError when the database would refuse it */
export function storable(text: string, longest = LONGEST_KEY): string {
  if (text.length > longest) throw new RangeError(`Longer than ${longest} characters: ${text.slice(0, 40)}…`);
  if (text.includes('\0')) throw new RangeError('A text with the character U+0000 cannot be stored');
  return text;
}

function isCalendarDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined || year === '0000') return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

export function checkedSpan({ from, until }: Span): Span {
  for (const day of [from, until]) {
    if (day !== null && !isCalendarDay(day)) throw new RangeError(`Not a calendar day: ${day}`);
  }
  if (from !== null && until !== null && from >= until)
    throw new RangeError(`Empty span: ${spanText({ from, until })}`);
  return { from, until };
}

function compareStarts(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return a === null || (b !== null && a < b) ? -1 : 1;
}
