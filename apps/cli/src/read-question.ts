import { ActaError } from '@acta/kernel';
import type { z } from 'zod';

/** `validAt` as `--valid-at: `; nothing for no parameter. */
const optionOf = (parameter: PropertyKey | undefined): string =>
  parameter === undefined
    ? ''
    : `--${String(parameter).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: `;

/**
 * The parameters of a question, from options of the same names.
 * @throws ActaError `invalid-query`, which names the option
 */
export function readQuestion<Schema extends z.ZodType>(schema: Schema, options: object): z.output<Schema> {
  const read = schema.safeParse(options);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ActaError('invalid', 'invalid-query', `${optionOf(issue?.path[0])}${issue?.message}.`);
}
