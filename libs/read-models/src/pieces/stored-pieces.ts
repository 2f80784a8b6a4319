import type { Span, View } from '@acta/projections';
import type { PieceSource } from './piece-source.js';

const always: Span = { from: null, until: null };

/** The pieces that the projections keep, as they were believed at a position. */
export const storedPieces = (view: View, knownAt: bigint): PieceSource => ({
  at: ({ name }, validAt, filter) => view.asOf(name, { validAt, knownAt, ...(filter && { filter }) }),
  along: ({ name }, filter, { from, until } = always) =>
    view.during(name, { from, until, knownAt, ...(filter && { filter }) }),
  narrowed: ({ name }, filter) => view.narrowed(name, filter),
  streams: async ({ name }, filter) => filter.streams ?? view.streamsEver(name, filter),
});
