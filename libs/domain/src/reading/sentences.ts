import { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

/** A message for a field, and another where the field is not there at all. */
export const orMissing =
  (message: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    input === undefined ? 'is missing' : message;

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
};

function kindOf(input: unknown): string {
  if (input === null) return 'null';
  return kinds[Array.isArray(input) ? 'array' : typeof input] ?? typeof input;
}

const bound = ({ origin }: { readonly origin: string }, most: boolean, limit: number | bigint): string => {
  const side = most ? 'at most' : 'at least';
  if (origin === 'string') return `has ${side} ${limit} characters`;
  return origin === 'array' ? `has ${side} ${limit} entries` : `is ${side} ${limit}`;
};

const fieldsOf = (schema: unknown): string =>
  schema instanceof z.ZodObject ? `; known are: ${Object.keys(schema.shape).join(', ')}` : '';

/**
 * What is wrong with a field, in words for whoever wrote it; a schema that says so itself goes first. Reads after the name of
 * the field: "/data/name is missing".
 */
export function sentenceFor(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      // What a parameter was turned into: its text is not at hand.
      if (Number.isNaN(issue.input)) return 'is to be a number';
      return `is to be ${kinds[issue.expected] ?? issue.expected}, and not ${kindOf(issue.input)}`;
    case 'invalid_value':
      if (issue.input === undefined) return 'is missing';
      return `is to be ${issue.values.length > 1 ? 'one of: ' : ''}${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return `is not known here${fieldsOf(issue.inst)}`;
    case 'too_big':
      return bound(issue, true, issue.maximum);
    case 'too_small':
      return bound(issue, false, issue.minimum);
    default:
      return undefined;
  }
}
