import { z } from 'zod';
import { slug } from '../values/slug.js';

/** The aggregates that a field can name. */
export type Referable = 'party' | 'body' | 'source' | 'mission' | 'session' | 'decision';

/** Which fields name another stream, and of which aggregates it may be. */
export const references = z.registry<{ readonly ref: readonly Referable[] }>();

/** A field that holds the id of a stream of one of these aggregates. */
export function referenceTo(description: string, ...ref: readonly Referable[]) {
  const schema = slug().describe(description);
  references.add(schema, { ref });
  return schema;
}
