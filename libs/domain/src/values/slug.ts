import { z } from 'zod';

const slugPattern = /^[a-z0-9-]{2,80}$/;

/** The id that a recorder gives to a stream. `new` is reserved: it asks the server to make one. */
export const slug = () =>
  z
    .string({ error: 'expected an id' })
    .regex(slugPattern, 'an id has 2 to 80 small letters (a–z), digits and hyphens')
    .refine((id) => id !== 'new', 'the id "new" is reserved');

export const isSlug = (id: string): boolean => slugPattern.test(id) && id !== 'new';
