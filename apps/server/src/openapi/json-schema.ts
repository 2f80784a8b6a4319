import { z } from 'zod';

/** JSON Schema for OpenAPI 3.1. What comes in is described as it is sent, what goes out as it is answered. */
export function jsonSchemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  });
  return rest;
}
