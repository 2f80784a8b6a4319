import type { Day } from '@acta/domain';
import type { FoundPiece } from '../pieces/piece-source.js';

/**
 * The rows that hold on one day after another, in the order of the pieces: each piece is met when it begins and when it ends, and not
 * on every day in between.
 * @returns to be called with later and later days
 */
export function rowsAlong<Row>(pieces: readonly FoundPiece<Row>[]): (day: Day) => readonly Row[] {
  const toCome = pieces
    .map((piece, index) => ({ ...piece, index }))
    .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0));
  let next = 0;
  let holding: readonly (typeof toCome)[number][] = [];
  let rows: readonly Row[] = [];
  return (day) => {
    const still = holding.filter(({ until }) => until === null || day < until);
    const begun = next;
    while (next < toCome.length && (toCome[next]?.from ?? '') <= day) next++;
    if (begun === next && still.length === holding.length) return rows;
    const beginning = toCome.slice(begun, next).filter(({ until }) => until === null || day < until);
    holding = [...still, ...beginning].toSorted((a, b) => a.index - b.index);
    rows = holding.map(({ row }) => row);
    return rows;
  };
}
