import { ActaError, type Problem } from '@acta/kernel';
import type { z } from 'zod';
import type { Immutable } from '../values/immutable.js';
import { problemsOf } from './problems.js';
import { sentenceFor } from './sentences.js';

type Read<Schema extends z.ZodType> = Immutable<z.output<Schema>>;

/**
 * What `given` says by a schema, or else the error that `refuse` makes of what is wrong, one problem per field.
 * @param before where it stands in the request
 */
export function readOr<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  refuse: (problems: readonly Problem[]) => Error,
  before: readonly PropertyKey[] = [],
): Read<Schema> {
  const result = schema.safeParse(given, { error: sentenceFor });
  if (result.success) return result.data as Read<Schema>;
  throw refuse(problemsOf(result.error, before));
}

/** The first of several problems, as a sentence: "The body cannot be read: /data/name is missing (and 2 more)." */
export function firstOf(what: string, [first, ...others]: readonly Problem[]): string {
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${what} cannot be read: ${first?.pointer || 'it'} ${first?.message ?? ''}${more}.`;
}

/**
 * What `given` says by a schema.
 * @param before where it stands in the request
 * @throws ActaError `invalid-body`, with a pointer to every field that is wrong
 */
export const read = <Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  before: readonly PropertyKey[] = [],
): Read<Schema> =>
  readOr(
    schema,
    given,
    (problems) => new ActaError('invalid', 'invalid-body', firstOf('The body', problems), problems),
    before,
  );
