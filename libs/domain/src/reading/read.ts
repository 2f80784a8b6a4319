import { ActaError } from '@acta/kernel';
import type { z } from 'zod';
import type { Immutable } from '../values/immutable.js';
import { problemsOf } from './problems.js';

/**
 * What `given` says by a schema.
 * @param before where it stands in the request
 * @throws ActaError `invalid-body`, with a pointer to every field that is wrong
 */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  before: readonly PropertyKey[] = [],
): Immutable<z.output<Schema>> {
  const result = schema.safeParse(given, { error: ({ input }) => (input === undefined ? 'is missing' : undefined) });
  if (result.success) return result.data as Immutable<z.output<Schema>>;
  const problems = problemsOf(result.error, before);
  const [first] = problems;
  const message = `The body cannot be read: ${first?.pointer || 'it'} ${first?.message ?? ''}.`;
  throw new ActaError('invalid', 'invalid-body', message, problems);
}
