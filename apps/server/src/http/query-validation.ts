import { ActaError, type Problem } from '@acta/kernel';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { z } from 'zod';

/** What is wrong with one parameter; an unknown one is named, since a filter that is overlooked gives a wrong answer. */
function problemsOf(issue: z.core.$ZodIssue): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: `/${key}`, message: 'is not a parameter that is known here' }));
  }
  return [{ pointer: issue.path.map((segment) => `/${String(segment)}`).join(''), message: issue.message }];
}

/** Checks parameters against the schemas of their routes; what is wrong is named field by field. */
export const queryValidation = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      // All schemas of routes are zod's.
      const errors = (issues as readonly z.core.$ZodIssue[]).flatMap(problemsOf);
      const [first] = errors;
      const detail = `The question cannot be read: ${first?.pointer.slice(1) ?? ''} ${first?.message ?? ''}.`;
      return new ActaError('invalid', 'invalid-query', detail, errors);
    },
  });
