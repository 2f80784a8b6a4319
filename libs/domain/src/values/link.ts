import { z } from 'zod';
import type { Immutable } from './immutable.js';
import { isSlug } from './slug.js';

export const relations = ['answers', 'part-of', 'restates', 'supersedes', 'same-as'] as const;
export type Relation = (typeof relations)[number];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Collections that a link may lead to, and the prefix of their streams. */
const prefixes: Readonly<Record<string, string>> = {
  parties: 'party',
  bodies: 'body',
  sources: 'source',
  missions: 'mission',
  sessions: 'session',
  decisions: 'decision',
};

/** The stream that a link leads to; undefined where it leads to an event. */
export const streamLinked = (to: string): string | undefined => {
  const [collection = '', ...ids] = to.split('/');
  if (!ids.every(isSlug)) return undefined;
  if (collection === 'presence') return ids.length === 2 ? `presence-${ids.join('.')}` : undefined;
  const prefix = prefixes[collection];
  return prefix !== undefined && ids.length === 1 ? `${prefix}-${ids[0]}` : undefined;
};

export const isEventId = (id: string): boolean => uuid.test(id);

export const linkFields = {
  relation: z.enum(relations).describe('How this relates to the other'),
  to: z
    .string()
    .overwrite((to) => (isEventId(to) ? to.toLowerCase() : to))
    .refine(
      (to) => isEventId(to) || streamLinked(to) !== undefined,
      'is to be "decisions/{id}", "missions/{id}" or the like, or the id of an event',
    )
    .describe('The other: `{collection}/{id}`, or the id of an event'),
};

export const link = z.strictObject(linkFields);
export type Link = Immutable<z.output<typeof link>>;
