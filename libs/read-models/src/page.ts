import { ActaError } from '@acta/kernel';

export interface PageRequest {
  /** At most so many. */
  readonly limit?: number;
  /** Where the page before ended. */
  readonly cursor?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const usualLimit = 100;

type Place = string | number;

/** A cursor says where a page ended, and for which question: it is of no use with another. */
const encode = (question: unknown, place: readonly Place[]): string =>
  Buffer.from(JSON.stringify([question, place])).toString('base64url');

/** @returns what is thrown where a cursor was not given out for a question */
export const unusableCursor = () =>
  new ActaError('invalid', 'invalid-cursor', 'This cursor was not given out for this question.', [
    { pointer: '/cursor', message: 'is not a cursor of this question' },
  ]);

/**
 * Where the page before ended; undefined without a cursor.
 * @throws ActaError `invalid-cursor`
 */
export function placeOf(cursor: string | undefined, question: unknown): readonly Place[] | undefined {
  if (cursor === undefined) return undefined;
  const [asked, place] = decode(cursor);
  if (JSON.stringify(asked) !== JSON.stringify(question) || !Array.isArray(place)) throw unusableCursor();
  return place as readonly Place[];
}

/** The position that a place in a cursor says. @throws ActaError `invalid-cursor` */
export function positionIn(place: Place | undefined): string {
  if (typeof place !== 'string' || !/^\d{1,18}$/.test(place)) throw unusableCursor();
  return place;
}

function decode(cursor: string): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(read) ? read : [];
  } catch {
    throw unusableCursor();
  }
}

export const limitOf = ({ limit = usualLimit }: PageRequest): number => Math.max(1, limit);

/** A page of items that are sought one more than asked for. */
export function pageOf<Item>(
  found: readonly Item[],
  request: PageRequest,
  question: unknown,
  placeOfItem: (item: Item) => readonly Place[],
): Page<Item> {
  const items = found.slice(0, limitOf(request));
  const last = items.at(-1);
  return { items, nextCursor: last && found.length > items.length ? encode(question, placeOfItem(last)) : null };
}

function compare(a: readonly Place[], b: readonly Place[]): number {
  for (const [index, place] of a.entries()) {
    const other = b[index];
    if (other === undefined || place > other) return 1;
    if (place < other) return -1;
  }
  return 0;
}

/**
 * A page of a list that is at hand, in the order of the items' places (texts and numbers, compared one after the other).
 * @throws ActaError `invalid-cursor`
 */
export function pageIn<Item>(
  all: readonly Item[],
  request: PageRequest,
  question: unknown,
  placeOfItem: (item: Item) => readonly Place[],
): Page<Item> {
  const after = placeOf(request.cursor, question);
  const ordered = all
    .map((item) => ({ item, place: placeOfItem(item) }))
    .filter(({ place }) => !after || compare(place, after) > 0)
    .toSorted((a, b) => compare(a.place, b.place))
    .slice(0, limitOf(request) + 1);
  return pageOf(
    ordered.map(({ item }) => item),
    request,
    question,
    placeOfItem,
  );
}
