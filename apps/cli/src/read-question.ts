import { readOr } from '@acta/domain';
import { ActaError, type Problem } from '@acta/kernel';
import type { z } from 'zod';
import { optionName } from './option-name.js';

function unreadable([first]: readonly Problem[]): ActaError {
  const [, parameter = ''] = first?.pointer.split('/') ?? [];
  const option = parameter === '' ? 'It' : optionName(parameter);
  return new ActaError('invalid', 'invalid-query', `${option} ${first?.message}.`);
}

/**
 * The parameters of a question, from options of the same names.
 * @throws ActaError `invalid-query`, which names the option
 */
export const readQuestion = <Schema extends z.ZodType>(schema: Schema, options: object): z.output<Schema> =>
  readOr(schema, options, unreadable) as z.output<Schema>;
