import { applyDecorators, Get, SetMetadata } from '@nestjs/common';
import { ApiDefaultResponse, ApiOperation, ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import { z } from 'zod';
import { LIST_OF } from '../http/lists/list.interceptor.js';
import { answers } from './answers.js';
import { jsonSchemaOf } from './json-schema.js';

/** The shape of a list's items; undefined where an answer is no list that comes in pages. */
function itemOf(answer: z.ZodObject): z.core.$ZodType | undefined {
  const { items, nextCursor }: Readonly<Record<string, z.core.$ZodType | undefined>> = answer.shape;
  return nextCursor && items instanceof z.ZodArray ? items.element : undefined;
}

const listed = (answer: z.ZodObject, item: z.core.$ZodType): ApiResponseOptions =>
  // The document's types ask for schema objects of their own; these are generated JSON Schema.
  ({
    status: 200,
    description:
      'A page of the list as JSON; as NDJSON, where the schema is that of a line, or as CSV the whole list, unless `limit` is given',
    content: {
      'application/json': { schema: jsonSchemaOf(answer, 'output') },
      'application/x-ndjson': { schema: jsonSchemaOf(item, 'output') },
      'text/csv': { schema: { type: 'string' } },
    },
  }) as ApiResponseOptions;

/** What a route that asks something answers: its summary, and the shape of the answer. A list comes in several formats. */
export function Answers(summary: string, answer: keyof typeof answers, operationId: string = answer): MethodDecorator {
  const shape: z.ZodObject = answers[answer];
  const item = itemOf(shape);
  return applyDecorators(
    ApiOperation({ operationId, summary }),
    ApiResponse(item ? listed(shape, item) : { status: 200, description: 'The answer', standardSchema: shape }),
    ApiDefaultResponse({ description: 'Refused, or not possible: a problem document (RFC 9457)' }),
    SetMetadata(LIST_OF, item ?? null),
  );
}

/** A route that asks something by its path and parameters alone. */
export const Asks = (
  path: string,
  summary: string,
  answer: keyof typeof answers,
  operationId?: string,
): MethodDecorator => applyDecorators(Get(path), Answers(summary, answer, operationId));
