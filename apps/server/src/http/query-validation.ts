import { ActaError } from '@acta/kernel';
import { StandardSchemaValidationPipe } from '@nestjs/common';

type Issues = Parameters<
  NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory'] & {}
>[0];

const keyOf = (segment: PropertyKey | { readonly key: PropertyKey }): string =>
  String(typeof segment === 'object' ? segment.key : segment);

/** Checks parameters against the schemas of their routes; what is wrong is named field by field. */
export const queryValidation = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues: Issues) => {
      const errors = issues.map(({ path = [], message }) => ({
        pointer: path.map((segment) => `/${keyOf(segment)}`).join(''),
        message,
      }));
      const [first] = errors;
      const detail = `The question cannot be read: ${first?.pointer.slice(1) ?? ''} ${first?.message ?? ''}`;
      return new ActaError('invalid', 'invalid-query', detail.trim(), errors);
    },
  });
