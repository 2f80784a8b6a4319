import { z } from 'zod';
import { orMissing } from '../reading/sentences.js';

const expected = 'is to be an id: 2 to 80 small letters (a–z), digits and hyphens';
const slugPattern = /^[a-z0-9-]{2,80}$/;

/** The id that a recorder gives to a stream. `new` is reserved: it asks the server to make one. */
export const slug = () =>
  z
    .string({ error: orMissing(expected) })
    .regex(slugPattern, expected)
    .refine((id) => id !== 'new', 'may not be "new": that id is reserved');

export const isSlug = (id: string): boolean => slugPattern.test(id) && id !== 'new';
