import { read } from '@acta/domain';
import { ActaError, type Problem } from '@acta/kernel';
import { type PipeTransform, StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';

/** What is wrong with one parameter; an unknown one is named, since a filter that is overlooked gives a wrong answer. */
function problemsOf(issue: z.core.$ZodIssue): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: `/${key}`, message: 'is not a parameter that is known here' }));
  }
  return [{ pointer: issue.path.map((segment) => `/${String(segment)}`).join(''), message: issue.message }];
}

const parameters = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    // All schemas of routes are zod's.
    const errors = (issues as readonly z.core.$ZodIssue[]).flatMap(problemsOf);
    const [first] = errors;
    const detail = `The question cannot be read: ${first?.pointer.slice(1) ?? ''} ${first?.message ?? ''}.`;
    return new ActaError('invalid', 'invalid-query', detail, errors);
  },
});

/** Checks parameters and bodies against the schemas of their routes; what is wrong is named field by field. */
export const queryValidation = (): PipeTransform => ({
  transform: (value: unknown, metadata) =>
    metadata.type === 'body' && metadata.schema instanceof z.ZodType
      ? // A body that says nothing may be left out.
        read(metadata.schema, value ?? {})
      : parameters.transform(value, metadata),
});
