import { z } from 'zod';
import type { Times } from './coordinates.js';

export const pagingFields = {
  limit: z.coerce.number().int().min(1).max(1000).optional().describe('At most so many; default 100'),
  cursor: z.string().optional().describe('nextCursor of the page before, with the same filters'),
};

interface Paging {
  readonly limit?: number;
  readonly cursor?: string;
}

interface Parted<Params> {
  readonly times: Times;
  readonly page: Paging;
  readonly filter: Omit<Params, keyof Times | keyof Paging>;
}

/** The parameters of a list: as of when, which page of it, and what in it. */
export function parted<Params extends Times & Paging>(params: Params): Parted<Params> {
  const { validAt, knownAt, basis, upTo, limit, cursor, ...filter } = params;
  return { times: { validAt, knownAt, basis, upTo }, page: { limit, cursor }, filter };
}
