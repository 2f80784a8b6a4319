import { z } from 'zod';

export const pagingFields = {
  limit: z.coerce.number().int().min(1).max(1000).optional().describe('At most so many; default 100'),
  cursor: z.string().optional().describe('nextCursor of the page before, with the same filters'),
};
