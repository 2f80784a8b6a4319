import type { PieceFilter } from '@acta/projections';
import { groupBy } from '../group-by.js';
import { byStream, type FoundPiece } from './piece-source.js';

type Pieces = readonly FoundPiece<unknown>[];

/** A filter as the values of what it lists, each of which is looked up by itself. */
interface Parts {
  /** What else it asks for. */
  readonly others: unknown;
  readonly values: readonly string[];
  readonly filterOf: (values: readonly string[]) => PieceFilter;
  readonly valueOf: (piece: FoundPiece<unknown>) => string;
}

function partsOf(filter: PieceFilter): Parts {
  const { streams, keys = {}, ...others } = filter;
  const [[key, wanted] = ['', ''], ...further] = Object.entries(keys);
  if (streams)
    return {
      others: [keys, others],
      values: streams,
      filterOf: (values) => ({ ...filter, streams: values }),
      valueOf: ({ stream }) => stream,
    };
  if (typeof wanted !== 'string' && further.length === 0)
    return {
      others: [key, others],
      values: wanted,
      filterOf: (values) => ({ ...others, keys: { [key]: values } }),
      valueOf: (piece) => piece.keys[key] as string,
    };
  return { others: filter, values: [''], filterOf: () => filter, valueOf: () => '' };
}

/** Looks pieces up, and answers what was looked up before: under the same name, of the same streams or with the same value of a key. */
export class LookedUp {
  readonly #known = new Map<string, Map<string, Promise<Pieces>>>();

  /** @param name of what else it depends on what is found, such as the timeline and the day */
  async once<Found extends FoundPiece<unknown>>(
    name: readonly string[],
    filter: PieceFilter,
    look: (filter: PieceFilter) => Promise<readonly Found[]>,
  ): Promise<readonly Found[]> {
    const { others, values, filterOf, valueOf } = partsOf(filter);
    const known = this.#named(JSON.stringify([name, others]));
    const wanted = [...new Set(values)];
    const missing = wanted.filter((value) => !known.has(value));
    if (missing.length > 0) {
      const found = look(filterOf(missing)).then((pieces) => groupBy(pieces, valueOf));
      for (const value of missing)
        known.set(
          value,
          found.then((pieces) => pieces.get(value) ?? []),
        );
    }
    const found = await Promise.all(wanted.map((value) => known.get(value) ?? []));
    const [only = [], ...more] = found.filter(({ length }) => length > 0);
    return (more.length === 0 ? only : found.flat().toSorted(byStream)) as readonly Found[];
  }

  #named(name: string): Map<string, Promise<Pieces>> {
    const known = this.#known.get(name) ?? new Map<string, Promise<Pieces>>();
    this.#known.set(name, known);
    return known;
  }
}
