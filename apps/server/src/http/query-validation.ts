import { firstOf, read, readOr } from '@acta/domain';
import { ActaError, type Problem } from '@acta/kernel';
import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';

function unreadable(errors: readonly Problem[]): ActaError {
  const named = errors.map(({ pointer, message }) => ({ pointer: pointer.slice(1), message }));
  return new ActaError('invalid', 'invalid-query', firstOf('The question', named), errors);
}

/** What comes with several values: which of them is meant is not known. */
function repeatedIn(value: unknown): readonly Problem[] {
  const repeated = Object.entries(value ?? {}).filter(([, given]) => Array.isArray(given));
  return repeated.map(([name]) => ({ pointer: `/${name}`, message: 'is given more than once' }));
}

/** Checks parameters and bodies against the schemas of their routes; what is wrong, or unknown, is named field by field. */
export const queryValidation = (): PipeTransform => ({
  transform(value: unknown, { type, schema }) {
    if (!(schema instanceof z.ZodType)) return value;
    // A body that says nothing may be left out.
    if (type === 'body') return read(schema, value ?? {});
    const repeated = repeatedIn(value);
    if (repeated.length > 0) throw unreadable(repeated);
    return readOr(schema, value, unreadable);
  },
});
