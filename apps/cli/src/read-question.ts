import { readOr } from '@acta/domain';
import { ActaError } from '@acta/kernel';
import type { z } from 'zod';

/** `validAt` as `--valid-at: `; nothing for no parameter. */
const optionOf = (parameter: string | undefined): string =>
  parameter === undefined ? '' : `--${parameter.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: `;

/**
 * The parameters of a question, from options of the same names.
 * @throws ActaError `invalid-query`, which names the option
 */
export function readQuestion<Schema extends z.ZodType>(schema: Schema, options: object): z.output<Schema> {
  return readOr(schema, options, ([problem]) => {
    const parameter = problem?.pointer.split('/')[1];
    return new ActaError('invalid', 'invalid-query', `${optionOf(parameter)}${problem?.message ?? 'cannot be read'}.`);
  }) as z.output<Schema>;
}
