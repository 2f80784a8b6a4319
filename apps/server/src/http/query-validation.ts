import { firstOf, read, readOr } from '@acta/domain';
import { ActaError, type Problem } from '@acta/kernel';
import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';

function unreadable(errors: readonly Problem[]): ActaError {
  const named = errors.map(({ pointer, message }) => ({ pointer: pointer.slice(1), message }));
  return new ActaError('invalid', 'invalid-query', firstOf('The question', named), errors);
}

/** Checks parameters and bodies against the schemas of their routes; what is wrong, or unknown, is named field by field. */
export const queryValidation = (): PipeTransform => ({
  transform(value: unknown, { type, schema }) {
    if (!(schema instanceof z.ZodType)) return value;
    // A body that says nothing may be left out.
    return type === 'body' ? read(schema, value ?? {}) : readOr(schema, value, unreadable);
  },
});
